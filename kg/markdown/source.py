"""A text and the lines and columns of its offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from kg.markdown.document import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A text whose offsets (in characters, from 0) can be placed; see `source_of`.

    `starts` holds the offset at which each line begins; `first` is the number of the
    first of them, which is not 1 where the text is the lower part of a file.
    """

    text: str
    starts: list[int]
    first: int = 1

    def line(self, offset: int) -> int:
        """Return the line on which *offset* lies."""
        return bisect_right(self.starts, offset) + self.first - 1

    def end_line(self, start: int, end: int) -> int:
        """Return the line of the last character of `text[start:end]`, blank ones aside."""
        last = len(self.text[start:end].rstrip())
        return self.line(start + max(last - 1, 0))

    def span(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`."""
        starts = self.starts
        line = bisect_right(starts, start)
        begin = starts[line - 1]
        if line == len(starts) or end < starts[line]:
            line += self.first - 1
            return Span(line, start - begin + 1, line, end - begin + 1)
        end_line = bisect_right(starts, end)
        above = self.first - 1
        column, end_column = start - begin + 1, end - starts[end_line - 1] + 1
        return Span(line + above, column, end_line + above, end_column)


def source_of(text: str, first: int = 1) -> Source:
    """Return *text*, which begins on line *first*, with the offsets of its lines."""
    lengths = [len(line) + 1 for line in text.split("\n")]
    lengths.pop()
    return Source(text, list(accumulate(lengths, initial=0)), first)
