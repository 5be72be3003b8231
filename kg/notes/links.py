"""The links of a note as items: what they point at, why, in which sentence, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.markdown import Document, InlineField, Link, LinkKind, plain, sentence_at
from kg.notes.model import Item, Self, Target
from kg.notes.reading import Context, PlacedLink, Reason
from kg.notes.reasons import prose_reason

_LONGEST = 1_000
"""Characters of a reason on a link."""
_ONE_SENTENCE = 250
"""Characters of a text that is shown whole, as one sentence, where it holds no stop."""
_STOP = re.compile(r"[.!?…。！？\n\\]")
_REACH = 750
"""How far from a link its sentence is looked for: what is further away is not shown."""


def link_items(
    links: Sequence[Link], reasons: Mapping[tuple[int, int], Reason], context: Context
) -> Iterator[Item]:
    """Yield an item for each link to a note or file; addresses of the web are left out."""
    for link in links:
        if link.kind is not LinkKind.URL:
            found = reasons.get((link.span.line, link.span.column))
            yield _item(link, found or _reason_in_prose(link), context)


def typed_links(document: Document) -> Iterator[Reason]:
    """Yield the relation of each link that is the value of an inline field (`supports:: [[x]]`)."""
    named: dict[int, list[InlineField]] = {}
    for inline in document.inline_fields:
        named.setdefault(inline.span.line, []).append(inline)
    for link in document.links if named else ():
        for inline in named.get(link.span.line, ()):
            if not link.key and inline.span.column <= link.span.column < inline.span.end_column:
                yield Reason(link, "", inline.key)


def _reason_in_prose(link: Link) -> Reason:
    if link.key:
        return Reason(link, "")
    end = link.offset + link.span.end_column - link.span.column
    return Reason(link, prose_reason(link.text.raw, PlacedLink(link, link.offset, end)))


def _item(link: Link, reason: Reason, context: Context) -> Item:
    sentence = "" if link.key else _sentence(*(reason.entry or (link.text.raw, link.offset)))
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


def _sentence(raw: str, offset: int) -> str:
    if len(raw) <= _ONE_SENTENCE and not _STOP.search(raw):
        return plain(raw)
    start = max(0, offset - _REACH)
    return sentence_at(raw[start : offset + 2 * _REACH], offset - start)


def _shortened(reason: str) -> str:
    """Cut a reason that many links may share; the item it comes from has all of it."""
    if len(reason) <= _LONGEST:
        return reason
    return reason[:_LONGEST].rpartition(" ")[0] + "…"
