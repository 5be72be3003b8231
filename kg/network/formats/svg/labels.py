"""Labels of a drawing: broken into lines, and measured without a font at hand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.network.formats.characters import plain

SIZE = 12.0
"""Height of the letters in pixels; all measures are at this size."""

LEADING = 14.0
"""From one line of a label to the next, in pixels."""

_NARROW, _WIDE = set("iljtfrI.,:;'’!|()[] "), set("mwMW@%—")


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text, and their width and height together in pixels."""

    lines: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """Return the width of the longest line."""
        return max(map(width, self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return LEADING * len(self.lines)


def label_of(text: str, room: float, most_lines: int) -> Label:
    """Return *text* in at most *most_lines* lines of about *room* pixels, cut where it is longer.

    >>> label_of("Risks from learned optimization", 90, 2).lines
    ('Risks from', 'learned …')
    """
    lines: list[str] = []
    pieces = (piece for word in plain(text).split() for piece in _pieces(word, room))
    for piece in pieces:
        longer = f"{lines[-1]} {piece}" if lines else piece
        if lines and width(longer) <= room:
            lines[-1] = longer
        elif len(lines) < most_lines:
            lines.append(piece)
        else:
            lines[-1] = _cut(lines[-1], room)
            break
    return Label(tuple(lines))


def width(text: str, size: float = SIZE) -> float:
    """Return about how wide *text* is in a sans-serif face, in pixels."""
    return sum(map(_ADVANCES.__getitem__, text)) * size


class _Advances(dict[str, float]):
    """How wide each letter is at size 1, worked out when it is first met."""

    def __missing__(self, letter: str) -> float:
        self[letter] = advance = _advance(letter)
        return advance


_ADVANCES = _Advances()


def _advance(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.92
    if not letter.isascii():
        if unicodedata.combining(letter):
            return 0.0
        return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.64
    return 0.7 if letter.isupper() else 0.6


def _pieces(word: str, room: float) -> Iterator[str]:
    """Break a word that no line can hold, as a file's name or a text without spaces is."""
    while width(word) > room:
        most = next(n for n in range(2, len(word) + 1) if width(word[:n]) > room) - 1
        joint = max(word.rfind(mark, 1, most) for mark in "-_/.")
        end = joint + 1 if joint > 0 else max(most, 1)
        yield word[:end]
        word = word[end:]
    if word:
        yield word


def _cut(line: str, room: float) -> str:
    """Return a line that says that the text goes on."""
    while width(f"{line} …") > room:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line} …"
