"""Related notes, each with the reason for the link; and links that need none."""

from __future__ import annotations

from collections.abc import Iterator

from kg.markdown import Heading, Link, LinkKind, Rule
from kg.notes.labels import Entry, entries
from kg.notes.model import Edge, Self, Target
from kg.notes.readers.prose import block_text
from kg.notes.reading import Context, Lines, Reading, Reason
from kg.notes.reasons import list_reasons
from kg.notes.sections import Section


def related(section: Section, context: Context) -> Iterator[Reading]:
    """Read each list item (or line) as a related note: `[[Note]] — the reason`."""
    yield Lines(section.line, section.line)
    for part in entries(section.blocks):
        match part:
            case Entry():
                yield from related_entry(part, context)
            case Heading() | Rule():
                yield Lines(part.line, part.end_line)
            case _:
                pass


def related_entry(part: Entry, context: Context, start: int = 0) -> Iterator[Reading]:
    """State the links of one entry; it stays unread when it holds none.

    What stands before *start* is no reason.
    """
    placed = [p for p in context.links_in(part.whole) if p.link.kind is not LinkKind.EMBED]
    reasons = list_reasons(part.whole.raw, placed, start)
    below = block_text(part.blocks)
    for (link, _, _), reason in zip(placed, reasons, strict=True):
        yield Edge(Self(), "kg:relatedNote", Target(link))
        yield Reason(link, reason or below, expected=True)
    if placed:
        yield Lines(part.line, part.end_line)


def connected(section: Section, context: Context) -> Iterator[Reading]:
    """Read `**Evidence:** [[A]] · [[B]] (§3)`: the label is the relation of the links."""
    yield Lines(section.line, section.line)
    for part in entries(section.blocks):
        if isinstance(part, Entry):
            placed = context.links_in(part.whole)
            reasons = list_reasons(part.whole.raw, placed, part.offset)
            relation = "" if part.label_raw.startswith(("[[", "![[")) else part.label
            for (link, _, _), reason in zip(placed, reasons, strict=True):
                yield Edge(Self(), "kg:relatedNote", Target(link))
                yield Reason(link, reason, relation, expected=not relation)
            if placed:
                yield Lines(part.line, part.end_line)
        elif isinstance(part, Heading | Rule):
            yield Lines(part.line, part.end_line)


def links(section: Section, context: Context) -> Iterator[Reading]:
    """Take a list of links that explain themselves, as in a map of content."""
    del context
    yield Lines(section.line, section.end_line)


def link_name(link: Link) -> str:
    """Return what a link calls its target: its label, else the last part of the target."""
    return link.label or link.target.rpartition("/")[2].removesuffix(".md")
