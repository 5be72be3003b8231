"""The order in which the pieces of a page are read: bands from the top, columns from the left.

A recursive cut along white space (Nagy and Seth's X-Y cut), with one change: bands that have
the same gutter are read as one, because a gap may run through both columns of a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from kg.pdf.geometry import Box, Piece, around

_GUTTER = 0.6
"""How wide the space between two columns is at least, in line heights."""
_NARROWEST = 0.2
"""How wide a column is at least, as a part of what it is a column of."""
_DEEPEST = 8
_MOST = 5000
"""A page with more pieces than this is a drawing; it is read as the file has it."""


def blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the blocks of a page in reading order: each stands in one column."""
    if not pieces:
        return []
    if len(pieces) > _MOST:
        return [list(pieces)]
    size = median(piece.box.height for piece in pieces)
    return list(_cut(list(pieces), max(size, 1.0) * _GUTTER, _DEEPEST))


def _cut(pieces: list[Piece], least: float, depth: int) -> Iterator[list[Piece]]:
    if depth == 0:
        yield pieces
        return
    whole = around(piece.box for piece in pieces)
    one: list[Piece] = []
    for found in _bands(pieces, whole, least):
        band = list(chain.from_iterable(found.rows))
        between = _best(band, found.free, whole)
        if between is None:
            one += band
            continue
        if one:
            yield one
            one = []
        middle = sum(between) / 2
        yield from _cut([p for p in band if p.box.right <= middle], least, depth - 1)
        yield from _cut([p for p in band if p.box.right > middle], least, depth - 1)
    if one:
        yield one


Free = list[tuple[float, float]]
"""Where white space runs from the top to the bottom of a band: from the left, to the right."""


@dataclass(slots=True)
class _Band:
    """Rows below one another, and the white space that they have in common.

    `first` is where its leftmost piece ends, `last` where its rightmost one begins.
    """

    rows: list[list[Piece]]
    free: Free
    first: float
    last: float

    @classmethod
    def of(cls, row: list[Piece], whole: Box, least: float) -> _Band:
        """Return a band of one row."""
        first, last = min(p.box.right for p in row), max(p.box.left for p in row)
        return cls([row], _free(row, whole, least), first, last)

    @property
    def has_gutter(self) -> bool:
        """Tell whether there are pieces on both sides of white space."""
        return any(self.first <= start and end <= self.last for start, end in self.free)

    def joined(self, below: _Band, least: float) -> _Band | None:
        """Return both as one, if they share a gutter or neither has any."""
        first, last = min(self.first, below.first), max(self.last, below.last)
        rows = [*self.rows, *below.rows]
        both = _Band(rows, _common(self.free, below.free, least), first, last)
        plain = not (self.has_gutter or below.has_gutter)
        return both if both.has_gutter or plain else None


def _bands(pieces: list[Piece], whole: Box, least: float) -> list[_Band]:
    """Return the bands of a page from the top."""
    bands: list[_Band] = []
    for row in _rows(pieces):
        band = _Band.of(row, whole, least)
        both = bands[-1].joined(band, least) if bands else None
        if both:
            bands[-1] = both
        else:
            bands.append(band)
    for above, band in pairwise(bands):
        _raise(above, band, whole, least)
    return [band for band in bands if band.rows]


def _raise(above: _Band, band: _Band, whole: Box, least: float) -> None:
    """Give a band the rows above it that leave its gutter free: a column may begin higher."""
    if above.has_gutter or not band.has_gutter:
        return
    while above.rows:
        both = _Band.of(above.rows[-1], whole, least).joined(band, least)
        if both is None or not both.has_gutter:
            return
        above.rows.pop()
        band.rows, band.free, band.first, band.last = both.rows, both.free, both.first, both.last


def _rows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces between two lines of white space across the page, from the top."""
    row: list[Piece] = []
    lowest = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.box.top):
        if row and piece.box.top - 0.25 * piece.box.height < lowest:
            yield row
            row = []
        lowest = min(lowest, piece.box.bottom) if row else piece.box.bottom
        row.append(piece)
    yield row


def _free(row: Sequence[Piece], whole: Box, least: float) -> Free:
    found: Free = []
    right = whole.left - least
    for piece in sorted(row, key=lambda piece: piece.box.left):
        if piece.box.left - right >= least:
            found.append((right, piece.box.left))
        right = max(right, piece.box.right)
    return [*found, (right, whole.right + least)]


def _common(one: Free, other: Free, least: float) -> Free:
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in both if end - start >= least]


def _best(band: Sequence[Piece], free: Free, whole: Box) -> tuple[float, float] | None:
    """Return the widest gutter of a band with a column on either side, not a number or a mark."""
    extent = around(piece.box for piece in band)
    narrow = _NARROWEST * whole.width
    wide = [
        (start, end)
        for start, end in free
        if start - extent.left >= narrow
        and extent.right - end >= narrow
        and _is_column([p for p in band if p.box.right <= start])
        and _is_column([p for p in band if p.box.left >= end])
    ]
    return max(wide, key=lambda gutter: gutter[1] - gutter[0], default=None)


def _is_column(side: Sequence[Piece]) -> bool:
    """Tell whether lines begin below one another: where only spaces are wide, they do not."""
    begins: list[Piece] = []
    for piece in sorted(side, key=lambda piece: -piece.box.top):
        if begins and begins[-1].box.beside(piece.box) > 0.5:
            begins[-1] = min(begins[-1], piece, key=lambda one: one.box.left)
        else:
            begins.append(piece)
    if len(begins) < 3:
        return False
    lefts = sorted(piece.box.left for piece in begins)
    near = 0.5 * median(piece.box.height for piece in begins)
    most = max(bisect_right(lefts, left + near) - place for place, left in enumerate(lefts))
    return most * 3 > len(lefts)
