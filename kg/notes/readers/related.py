"""Related notes, each with the reason for the link; and links that need none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.markdown import (
    Block,
    Heading,
    Link,
    LinkKind,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Text,
    plain,
    walk,
)
from kg.notes.labels import Entry, entries, item_entry
from kg.notes.model import Edge, Self, Target
from kg.notes.readers.texts import block_text
from kg.notes.reading import Context, Lines, PlacedLink, Reading, Reason
from kg.notes.reasons import list_reasons
from kg.notes.sections import Section

_RELATION = re.compile(r"(?<![*_])(\*\*|__)([^*_\n\[]{1,80}?)(?::\1|\1\s?:)")


def related(section: Section, context: Context) -> Iterator[Reading]:
    """Read each list item (or line) as a related note: `[[Note]] — the reason`."""
    yield Lines(section.line, section.line)
    for part in _parts(section.blocks):
        if isinstance(part, Entry):
            yield from related_entry(part, context)
        else:
            yield Lines(part.line, part.end_line)


def connected(section: Section, context: Context) -> Iterator[Reading]:
    """Read `**Evidence:** [[A]] · [[B]] (§3)`: a label is the relation of the links after it."""
    yield Lines(section.line, section.line)
    for part in _parts(section.blocks):
        if isinstance(part, Entry):
            yield from _connected_entry(part, context)
        else:
            yield Lines(part.line, part.end_line)


def links(section: Section, context: Context) -> Iterator[Reading]:
    """Take links that explain themselves, as in a map of content; other words stay unread."""
    yield Lines(section.line, section.line)
    for block in walk(section.blocks):
        match block:
            case ListBlock(items=items):
                for item in items:
                    yield from _linked_lines(item.text, context)
            case Paragraph(text=text) | Heading(text=text):
                yield from _linked_lines(text, context)
            case _:
                pass


def _linked_lines(text: Text, context: Context) -> Iterator[Lines]:
    if context.links_in(text, cited=True):
        yield Lines(text.line, text.end_line)


def _leads_somewhere(part: Entry, context: Context) -> bool:
    return context.links_in(part.whole, cited=True) != [] or any(
        _leads_somewhere(inner, context) for inner in nested_entries(part)
    )


def related_entry(part: Entry, context: Context, start: int = 0) -> Iterator[Reading]:
    """State the links of one entry and of those below it; without any it stays unread.

    What stands before *start* is no reason. What stands below a link without links of its
    own goes on with its reason.
    """
    placed = _noted(part, context)
    below = _below(part, context)
    reasons = list_reasons(part.whole.raw, placed, start)
    for link, reason in zip(placed, reasons, strict=True):
        text = " ".join(t for t in (reason, *below) if t)
        yield Edge(Self(), "kg:relatedNote", Target(link.link))
        yield Reason(link.link, text, expected=True, entry=(part.whole.raw, link.start))
    if placed:
        yield Lines(part.line, part.end_line)
    for inner in nested_entries(part):
        yield from related_entry(inner, context)


def _below(part: Entry, context: Context) -> list[str]:
    """Return the texts below an entry; list items with links of their own are left out."""
    found = []
    for block in part.blocks:
        if isinstance(block, ListBlock):
            items = [i for i in block.items if not context.links_in(i.text, cited=True)]
            found += [block_text((ListBlock(tuple(items), block.line, block.end_line),))]
        else:
            found.append(block_text((block,)))
    return [text.replace("\n", " ") for text in found if text]


def nested_entries(part: Entry) -> Iterator[Entry]:
    """Yield the list items right below an entry."""
    for block in part.blocks:
        if isinstance(block, ListBlock):
            yield from map(item_entry, block.items)


def _noted(part: Entry, context: Context) -> list[PlacedLink]:
    placed = context.links_in(part.whole, cited=True)
    return [p for p in placed if p.link.kind is not LinkKind.EMBED]


def _parts(blocks: Sequence[Block]) -> Iterator[Entry | Heading | Rule]:
    """Yield the entries of *blocks*, those in quotes too; tables and code stay unread."""
    for part in entries(blocks):
        match part:
            case Entry() | Heading() | Rule():
                yield part
            case Quote(blocks=inner):
                yield from _parts(inner)
            case _:
                pass


def _connected_entry(part: Entry, context: Context) -> Iterator[Reading]:
    placed = _noted(part, context)
    below = _below(part, context)
    for relation, start, end, own in _by_relation(part, placed):
        reasons = list_reasons(part.whole.raw, own, start, end)
        for link, reason in zip(own, reasons, strict=True):
            text = " ".join(t for t in (reason, *below) if t)
            entry = (part.whole.raw, link.start)
            yield Edge(Self(), "kg:relatedNote", Target(link.link))
            yield Reason(link.link, text, relation, not relation, entry=entry)
    if placed:
        yield Lines(part.line, part.end_line)
    for inner in nested_entries(part):
        yield from _connected_entry(inner, context)


def _by_relation(
    part: Entry, placed: Sequence[PlacedLink]
) -> Iterator[tuple[str, int, int, list[PlacedLink]]]:
    """Yield each relation of an entry, where its text begins and ends, and its links."""
    raw = part.whole.raw
    named = [(m.start(), m.end(), plain(m[2]).rstrip(": ")) for m in _RELATION.finditer(raw)]
    if not named or named[0][0] > part.offset:
        label = "" if part.label_raw.startswith(("[[", "![[")) else part.label
        named.insert(0, (0, part.offset if label else 0, label))
    at = 0
    for index, (_, start, relation) in enumerate(named):
        end = named[index + 1][0] if index + 1 < len(named) else len(raw)
        first = at
        while at < len(placed) and placed[at].start < end:
            at += 1
        yield relation, start, end, list(placed[first:at])


def link_name(link: Link) -> str:
    """Return what a link calls its target: its label, else the last part of the target."""
    return link.label or link.target.rpartition("/")[2].removesuffix(".md")
