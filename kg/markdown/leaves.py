"""Leaves: the stretches of inline text that hang in the tree of blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from kg.markdown.document import Text
from kg.markdown.source import Source


class Leaf(NamedTuple):
    """Inline text between two offsets of the source.

    `lines` pairs each line's offset in the source with its offset in `text.raw`, where
    the two do not run in parallel (margins were taken off). `block_line` is the line of
    the block that a block id at the end of the text names, 0 where none can stand.
    """

    start: int
    end: int
    text: Text
    lines: tuple[tuple[int, int], ...]
    block_line: int
    is_prose: bool

    def offset(self, at: int) -> int:
        """Return where in `text.raw` the character at *at* of the source stands."""
        if not self.lines:
            return at - self.start
        begin, raw = self.lines[bisect_right(self.lines, (at, len(self.text.raw))) - 1]
        return raw + at - begin

    def begins_line(self, at: int) -> bool:
        """Tell whether a line of the text begins at *at*."""
        return at == self.start or any(begin == at for begin, _ in self.lines)


class Leaves:
    """The leaves of a document in reading order, found by offset."""

    __slots__ = ("_starts", "all")

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        """Take *leaves*, which do not overlap."""
        self.all = leaves
        self._starts = [leaf.start for leaf in leaves]

    def at(self, offset: int) -> Leaf | None:
        """Return the leaf that holds *offset*."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        leaf = self.all[index]
        return leaf if offset < leaf.end else None


Cut: TypeAlias = tuple[int, int, Text, tuple[tuple[int, int], ...]]
"""Where a text begins and ends in the source, the text, and its `Leaf.lines`."""

_BLANKS = " \t\n"


def cut(source: Source, start: int, end: int, quotes: int) -> Cut:
    """Cut `[start, end)` out of *source* without blanks around it and margins within.

    *quotes* is how many quotes the text stands in: so many `>` are margin.
    """
    stretch = source.text[start:end]
    raw = stretch.strip(_BLANKS)
    if stretch[:1] in _BLANKS:
        start += len(stretch) - len(stretch.lstrip(_BLANKS))
    line = source.line(start)
    end = start + len(raw)
    if "\n" not in raw or not (quotes or "\n " in raw or "\n\t" in raw):
        return start, end, Text(raw, line), ()
    lines, raw = _without_margins(raw, start, quotes)
    return start, end, Text(raw, line), lines


def _without_margins(raw: str, start: int, quotes: int) -> tuple[tuple[tuple[int, int], ...], str]:
    margin = _margin(quotes)
    first, *rest = raw.split("\n")
    kept = [first]
    lines = [(start, 0)]
    at, length = start + len(first) + 1, len(first) + 1
    for line in rest:
        match = margin.match(line)
        skipped = match.end() if match else 0
        kept.append(line[skipped:])
        lines.append((at + skipped, length))
        at += len(line) + 1
        length += len(line) - skipped + 1
    return tuple(lines), "\n".join(kept)


@cache
def _margin(quotes: int) -> re.Pattern[str]:
    return re.compile(rf"(?:[ \t]*>){{0,{quotes}}}[ \t]*")
