"""Which lines of a note a link or an embed means."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.markdown.document import Document, Heading, ListBlock, walk
from kg.names import fold


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a note, both ends included."""

    first: int
    last: int


def whole(document: Document) -> Excerpt:
    """Return the note without its front matter."""
    return Excerpt(document.front_matter.end_line + 1, document.last_line)


def section(document: Document, path: tuple[str, ...]) -> Excerpt | None:
    """Return the section that the headings *path* lead to, `None` when there is none."""
    headings = [b for b in document.blocks if isinstance(b, Heading)]
    at, level = -1, 0
    for wish in path:
        for index in range(at + 1, len(headings)):
            heading = headings[index]
            if 0 < level >= heading.level:
                return None
            if fold(heading.text.raw) == fold(wish):
                at, level = index, heading.level
                break
        else:
            return None
    if at < 0:
        return None
    after = (h.line - 1 for h in headings[at + 1 :] if h.level <= level)
    return Excerpt(headings[at].line, next(after, document.last_line))


def block(document: Document, identifier: str) -> Excerpt | None:
    """Return the lines of the block `^identifier`, `None` when there is none."""
    for found in document.block_ids:
        if found.id.casefold() == identifier.casefold():
            return Excerpt(found.block_line, max(found.line, _end(document, found.block_line)))
    return None


def _end(document: Document, line: int) -> int:
    """Return the last line of the smallest thing that begins on *line*."""
    ends = [b.end_line for b in walk(document.blocks) if b.line == line]
    for some in walk(document.blocks):
        if isinstance(some, ListBlock):
            ends += [item.end_line for item in some.items if item.line == line]
            lines = [item.line for item in some.items]
            ends += [after - 1 for begin, after in pairwise(lines) if begin == line]
    return min(ends, default=line)
