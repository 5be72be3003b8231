"""The links of a note as items: what they point at, why, in which sentence, where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.diagnostics import Diagnostic, Severity
from kg.markdown import Link, LinkKind, plain, sentence_at
from kg.names import fold
from kg.notes.model import Item, Self, Target
from kg.notes.reading import Context, Reason
from kg.notes.reasons import prose_reason
from kg.notes.relations import Relations
from kg.notes.typed import typed_links

MOST_LINKS = 20_000
"""Links of one note that are stated: an item takes some kilobytes until it is in the graph."""
MOST_ALIKE = 200
"""Links of one text (a paragraph, a cell) whose sentence and reason are looked for."""
_LONGEST = 1_000
"""Characters of a reason on a link."""
_ONE_SENTENCE = 250
"""Characters of a text that is shown whole, as one sentence, where it holds no stop."""
_STOP = re.compile(r"[.!?…。！？\n\\]")
_REACH = 750
"""How far from a link its sentence is looked for: what is further away is not shown."""


def link_items(
    links: Sequence[Link],
    reasons: Mapping[tuple[int, int], Reason],
    context: Context,
    relations: Relations,
) -> Iterator[Item]:
    """Yield an item for each link to a note or file; addresses of the web are left out."""
    crowds = Counter[int]()
    for link in stated(links):
        crowds[id(link.text)] += 1
        found = reasons.get((link.span.line, link.span.column))
        if crowds[id(link.text)] > MOST_ALIKE:
            yield _item(link, found or Reason(link, ""), context, relations, alone=False)
        else:
            yield _item(link, found or _reason_in_prose(link), context, relations)


def stated(links: Sequence[Link]) -> list[Link]:
    """Return the links to notes and files that get an item: the first of them, if too many."""
    return [link for link in links if link.kind is not LinkKind.URL][:MOST_LINKS]


def too_many_links(path: str, links: Sequence[Link]) -> Iterator[Diagnostic]:
    """Say where the links begin that get no item."""
    if len(links) <= MOST_LINKS:
        return
    beyond = [link for link in links if link.kind is not LinkKind.URL][MOST_LINKS:]
    if beyond:
        span = beyond[0].span
        yield Diagnostic(
            path, span.line, span.column, span.end_line, span.end_column,
            "too-many-links", Severity.WARNING,
            f"{len(beyond):,} links from here on are counted, but not in the graph",
            f"a note may have {MOST_LINKS:,}: make several notes of it",
        )  # fmt: skip


def _reason_in_prose(link: Link) -> Reason:
    if link.key:
        return Reason(link, "")
    end = link.offset + link.span.end_column - link.span.column
    return Reason(link, prose_reason(link.text.raw, end))


def _item(
    link: Link, reason: Reason, context: Context, relations: Relations, *, alone: bool = True
) -> Item:
    """Make the item of a link; one in a crowd shows no sentence but that of its entry."""
    relation = relations.get(reason.relation)
    text = "" if fold(reason.text) == fold(reason.relation) else reason.text
    is_shown = not link.key and (alone or reason.entry)
    shown = sentence(*(reason.entry or (link.text.raw, link.offset))) if is_shown else ""
    return context.item(
        "link",
        ("kg:Link",),
        [
            ("kg:from", Self()),
            ("kg:to", Target(link)),
            ("kg:linkKind", link.kind.value if link.kind is not LinkKind.WIKILINK else None),
            ("kg:relation", relation or reason.relation),
            ("kg:rationale", shortened(text)),
            ("kg:reasonExpected", True if reason.expected and not text else None),
            ("kg:context", shown),
            ("kg:key", link.key),
            ("kg:heading", "#".join(link.headings)),
            ("kg:block", link.block),
            ("prov:wasAttributedTo", context.by if relation else None),
        ],
        (link.span.line, link.span.end_line),
        f"{link.kind} {link.target} {link.key} {shown}",
    )


def sentence(raw: str, offset: int) -> str:
    """Return the sentence of *raw* around *offset*; a short text is one sentence."""
    if len(raw) <= _ONE_SENTENCE and not _STOP.search(raw):
        return plain(raw)
    start = max(0, offset - _REACH)
    return sentence_at(raw[start : offset + 2 * _REACH], offset - start)


def shortened(reason: str) -> str:
    """Cut a reason that many links may share; the item it comes from has all of it."""
    if len(reason) <= _LONGEST:
        return reason
    return reason[:_LONGEST].rpartition(" ")[0] + "…"


__all__ = ["link_items", "too_many_links", "typed_links"]
