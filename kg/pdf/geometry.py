"""Glyphs on a page, boxes around them, and the pieces of lines that they make.

Measured in points from the lower left corner, as PDF does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    def turned(self, times: int) -> Box:
        """Return it on a page that was turned by so many right angles, clockwise.

        >>> Box(0, 1, 2, 5).turned(1)
        Box(left=1, bottom=-2, right=5, top=0)
        """
        left, bottom, right, top = self
        for _ in range(times % 4):
            left, bottom, right, top = bottom, -right, top, -left
        return Box(left, bottom, right, top)

    def beside(self, other: Box) -> float:
        """Return the part of the lower of two boxes that stands at the height of both."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared / max(min(self.height, other.height), 0.01)


class Glyph(NamedTuple):
    """A character in its place; `quarter` is how often it is turned by a right angle."""

    text: str
    box: Box
    size: float
    quarter: int

    def turned(self, times: int) -> Glyph:
        """Return it on a page that was turned: see `Box.turned`."""
        quarter = (self.quarter + times) % 4
        return self._replace(box=self.box.turned(times), quarter=quarter)


@dataclass(slots=True)
class Piece:
    """Glyphs that follow one another on a line, with the spaces between words."""

    glyphs: list[Glyph]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        """Draw the box around them."""
        self.box = around(glyph.box for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def quarter(self) -> int:
        """How often it is turned by a right angle."""
        return self.glyphs[0].quarter


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around *boxes*; a point where there are none."""
    lefts, bottoms, rights, tops = (
        zip(*boxes, strict=True) if (boxes := list(boxes)) else [(0,)] * 4
    )
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def upright(glyphs: Sequence[Glyph]) -> int:
    """Return by how many right angles, clockwise, a page is turned so that most of it stands."""
    quarters = Counter(glyph.quarter for glyph in glyphs if not glyph.text.isspace())
    return -quarters.most_common(1)[0][0] % 4 if quarters else 0


_GAP = 0.9
"""So many ems of nothing end a piece: most spaces between words are narrower."""


def pieces(glyphs: Sequence[Glyph]) -> list[Piece]:
    """Return the pieces of lines that *glyphs*, in the order of the file, make."""
    found: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is None or not _follows(last, glyph):
            found.append([])
        found[-1].append(glyph)
        if not glyph.text.isspace():
            last = glyph
    kept = (_stripped(piece) for piece in found)
    return [Piece(piece) for piece in kept if piece]


def _stripped(piece: list[Glyph]) -> list[Glyph]:
    """Return a piece without the spaces at its ends, which may stand anywhere."""
    while piece and piece[-1].text.isspace():
        piece.pop()
    first = next((n for n, glyph in enumerate(piece) if not glyph.text.isspace()), 0)
    return piece[first:]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a glyph stands behind another one on its line."""
    if glyph.text.isspace() and glyph.box.width < 0.01:
        return True  # a space that nobody wrote: it stands where the words end
    if last.quarter != glyph.quarter:
        return False
    size = max(last.size, glyph.size, 1.0)
    if glyph.quarter:
        return abs(glyph.box.left - last.box.left) < size and _turned_gap(last, glyph) < size
    ahead = glyph.box.left - last.box.right
    return last.box.beside(glyph.box) > 0.4 and -size < ahead < _GAP * size


def _turned_gap(last: Glyph, glyph: Glyph) -> float:
    return max(glyph.box.bottom - last.box.top, last.box.bottom - glyph.box.top)
