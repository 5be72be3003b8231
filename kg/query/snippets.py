"""Where in a note the hit stands: the line that holds most of what was wanted, cut to size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from kg.index.text import Written
from kg.index.words import folded, words
from kg.query.marks import Mark, marks
from kg.query.wanted import Phrase

_WIDTH = 160
"""Characters of a line that a hit shows."""
_BEFORE = _WIDTH // 3
"""Characters of these that come before what was found, where they are not needed behind it."""
_LINES = 5
"""Lines over which a phrase may go."""
_PIECE = 5_000
"""Characters of a line that are looked at together."""
_CANDIDATES = 1_000
"""Lines, or pieces, that hold something of which the best is shown."""
_ENDING = 40
"""Characters of a line that hold its last word."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a note's line, counted from 0; what was found is `text[start:end]`."""

    line: int
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a note, or one of its names, with what stands in it."""

    number: int
    text: str
    marks: Sequence[Mark]

    @property
    def kinds(self) -> int:
        """How many of the phrases stand in it."""
        return len({mark.phrase for mark in self.marks})

    @property
    def in_a_row(self) -> int:
        """How many of the phrases stand right behind the one that was wanted before them."""
        pairs = pairwise(sorted(self.marks))
        return len(
            {b.phrase for a, b in pairs if b.phrase == a.phrase + 1 and b.start <= a.end + 1}
        )


def snippet(note: Written, in_text: Sequence[Phrase], in_names: Sequence[Phrase]) -> Snippet:
    """Return the line of *note* that holds most of the phrases *in_text*.

    It is a name of the note, at its first line, where nothing below its front matter holds one.
    """
    head = note.head.count("\n") + 1 if note.head else 0
    name, line = _best_name(note, in_names), _best_line(note, head, in_text)
    if line is None or (line.number < head and name.kinds >= line.kinds):
        return _cut(name)
    return _cut(line)


def _best_name(note: Written, phrases: Sequence[Phrase]) -> _Line:
    names = [_Line(0, name, list(marks(name, phrases))) for name in (note.title, *note.names)]
    return max(names, key=lambda name: name.kinds)


def _best_line(note: Written, head: int, phrases: Sequence[Phrase]) -> _Line | None:
    """Return the line that holds most phrases; what only repeats the title tells less."""
    title = _spelled(note.title)

    def worth(line: _Line) -> tuple[int, bool, bool, int, int, int]:
        says = line.number >= head, _spelled(line.text[:_PIECE]) != title
        return line.kinds, *says, line.in_a_row, len(line.marks), -line.number

    return max(islice(_lines(note.whole, phrases), _CANDIDATES), key=worth, default=None)


def _lines(text: str, phrases: Sequence[Phrase]) -> Iterator[_Line]:
    """Yield the lines in which a phrase begins; it may end in a later one.

    A line that is very long comes in pieces.
    """
    lines, spelled = text.split("\n"), folded(text.lower()).split("\n")
    going_on = {word for phrase in phrases for word in phrase.words[:-1]}
    for number, line in enumerate(lines):
        for start, end in _pieces(line):
            is_whole, is_last = end - start == len(line), end == len(line)
            plain = (
                spelled[number] if is_whole else folded(line[start : end + _PIECE // 10].lower())
            )
            if is_last and going_on and going_on.intersection(_spelled(line[-_ENDING:])[-1:]):
                behind = lines[number + 1 : number + _LINES]
                searched = "\n".join([line[start:], *(one[:_PIECE] for one in behind)])
            elif any(all(w in plain for w in phrase.words) for phrase in phrases):
                searched = line[start : end + _PIECE // 10]
            else:
                continue
            here = [mark for mark in marks(searched, phrases) if mark.start < end - start]
            if here:
                yield _Line(number, line, [_moved(mark, start, len(line)) for mark in here])


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of *line* begin and end: between words, if there are any."""
    start = 0
    while len(line) - start > _PIECE:
        end = line.rfind(" ", start + 1, start + _PIECE)
        end = end if end > start else start + _PIECE
        yield start, end
        start = end
    yield start, len(line)


def _moved(mark: Mark, by: int, end: int) -> Mark:
    return Mark(mark.start + by, min(mark.end + by, end), mark.phrase)


def _spelled(text: str) -> list[str]:
    return [word.text for word in words(text)]


def _cut(line: _Line) -> Snippet:
    """Cut a line, between words, around the most that was found in it."""
    text = line.text.rstrip()
    left = len(text) - len(text.lstrip())
    first = _first_shown(line.marks)
    start = max(left, min(first - _BEFORE, len(text) - _WIDTH))
    if start > left:
        start = max(start, text.find(" ", start, first) + 1)
    end = start + _WIDTH
    if end < len(text):
        end = text.rfind(" ", first, end) if " " in text[first:end] else end
    before, after = "… " if start > left else "", " …" if end < len(text) else ""
    shown = [(max(start, a), min(b, end, len(text))) for a, b, _ in line.marks]
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in _merged(shown) if a < b)
    return Snippet(line.number, f"{before}{text[start:end]}{after}", inside)


def _first_shown(found: Sequence[Mark]) -> int:
    """Return where the first mark begins of those that show most phrases together."""

    def together(first: Mark) -> int:
        last = first.start - _BEFORE + _WIDTH
        return len({m.phrase for m in found if m.start >= first.start and m.end <= last})

    in_order = sorted(found)
    return max(in_order, key=together).start if in_order else 0


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
