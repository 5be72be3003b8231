"""The links of a note as items: what they point at, why, in which sentence, where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.markdown import Link, LinkKind, sentence_at
from kg.notes.model import Item, Self, Target
from kg.notes.reading import Context, PlacedLink, Reason
from kg.notes.reasons import prose_reason

_LONGEST = 1_000
"""Characters of a reason on a link."""


def link_items(
    links: Sequence[Link], reasons: Mapping[tuple[int, int], Reason], context: Context
) -> Iterator[Item]:
    """Yield an item for each link to a note or file; addresses of the web are left out."""
    for link in links:
        if link.kind is not LinkKind.URL:
            found = reasons.get((link.span.line, link.span.column))
            yield _item(link, found or _reason_in_prose(link), context)


def _reason_in_prose(link: Link) -> Reason:
    if link.key:
        return Reason(link, "")
    end = link.offset + link.span.end_column - link.span.column
    return Reason(link, prose_reason(link.text.raw, PlacedLink(link, link.offset, end)))


def _item(link: Link, reason: Reason, context: Context) -> Item:
    sentence = "" if link.key else sentence_at(link.text.raw, link.offset)
    return context.item(
        "link",
        ("kg:Link",),
        [
            ("kg:from", Self()),
            ("kg:to", Target(link)),
            ("kg:linkKind", link.kind.value if link.kind is not LinkKind.WIKILINK else None),
            ("kg:relation", reason.relation),
            ("kg:rationale", _shortened(reason.text)),
            ("kg:reasonExpected", True if reason.expected and not reason.text else None),
            ("kg:context", sentence),
            ("kg:key", link.key),
            ("kg:heading", "#".join(link.headings)),
            ("kg:block", link.block),
        ],
        (link.span.line, link.span.end_line),
        f"{link.kind} {link.target} {link.key} {sentence}",
    )


def _shortened(reason: str) -> str:
    """Cut a reason that many links may share; the item it comes from has all of it."""
    if len(reason) <= _LONGEST:
        return reason
    return reason[:_LONGEST].rpartition(" ")[0] + "…"
