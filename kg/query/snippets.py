"""Where in a note the hit stands: the line that holds most of what was wanted, cut to size."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.index.text import Written
from kg.index.words import words
from kg.query.wanted import Phrase

_WIDTH = 160
"""Characters of a line that a hit shows."""
_BEFORE = _WIDTH // 3
"""Characters of these that come before what was found, where they are not needed behind it."""


class Mark(NamedTuple):
    """Where one of the phrases stands: `text[start:end]`; `phrase` is its number."""

    start: int
    end: int
    phrase: int


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


def snippet(note: Written, in_text: Sequence[Phrase], in_names: Sequence[Phrase]) -> Snippet:
    """Return the line of *note* that holds most of the phrases *in_text*.

    It is a name of the note, at its first line, where nothing below its front matter holds one.
    """
    head = note.head.count("\n") + 1 if note.head else 0
    name, line = _best_name(note, in_names), _best_line(note, head, in_text)
    if line is None or (line.number < head and name.kinds >= line.kinds):
        return _cut(name)
    return _cut(line)


def marks(text: str, phrases: Iterable[Phrase]) -> Iterator[Mark]:
    """Yield where each of the phrases stands in *text*.

    >>> for mark in marks("Red teams, re-read", [Phrase(("re",), prefix=True)]):
    ...     print("Red teams, re-read"[mark.start : mark.end])
    Red
    re
    read
    """
    found = list(words(text))
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(found):
        places[word.text].append(place)
    for number, phrase in enumerate(phrases):
        behind = len(phrase.words) - 1
        for start in sorted(_beginnings(phrase, places)):
            row = [word.text for word in found[start : start + behind + 1]]
            if _agree(row, phrase):
                yield Mark(found[start].start, found[start + behind].end, number)


def _beginnings(phrase: Phrase, places: Mapping[str, Sequence[int]]) -> Iterable[int]:
    """Return where the first word of *phrase* stands."""
    first = phrase.words[0]
    if len(phrase.words) > 1 or not phrase.prefix:
        return places.get(first, ())
    return [place for word, at in places.items() if word.startswith(first) for place in at]


def _agree(row: Sequence[str], phrase: Phrase) -> bool:
    if len(row) != len(phrase.words) or row[:-1] != list(phrase.words[:-1]):
        return False
    last = phrase.words[-1]
    return row[-1] == last or (phrase.prefix and row[-1].startswith(last))


def _best_name(note: Written, phrases: Sequence[Phrase]) -> _Line:
    names = [_Line(0, name, list(marks(name, phrases))) for name in (note.title, *note.names)]
    return max(names, key=lambda name: name.kinds)


def _best_line(note: Written, head: int, phrases: Sequence[Phrase]) -> _Line | None:
    """Return the line that holds most phrases; what only repeats the title tells less."""
    text = note.whole
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks(text, phrases):
        number = bisect_right(starts, mark.start) - 1
        begin = starts[number]
        found[number].append(Mark(mark.start - begin, mark.end - begin, mark.phrase))
    lines, title = text.split("\n"), _spelled(note.title)

    def worth(line: _Line) -> tuple[int, bool, bool, int, int]:
        says_more = _spelled(line.text) != title
        return line.kinds, line.number >= head, says_more, len(line.marks), -line.number

    candidates = [_Line(number, lines[number], at) for number, at in found.items()]
    return max(candidates, key=worth, default=None)


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
        end = max(text.rfind(" ", first, end), first) if " " in text[first:end] else end
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
