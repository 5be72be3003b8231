"""The order in which the pieces of a page are read: bands from the top, columns from the left.

A recursive cut along white space (Nagy and Seth's X-Y cut), with one change: bands that have
the same gutter are read as one, because a gap may run through both columns of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    for band, free in _bands(pieces, whole, least):
        between = _best(band, free, whole)
        if between is None:
            yield band
            continue
        middle = sum(between) / 2
        yield from _cut([p for p in band if p.box.right <= middle], least, depth - 1)
        yield from _cut([p for p in band if p.box.right > middle], least, depth - 1)


Free = list[tuple[float, float]]
"""Where white space runs from the top to the bottom of a band: from the left, to the right."""


def _bands(pieces: list[Piece], whole: Box, least: float) -> Iterator[tuple[list[Piece], Free]]:
    """Yield the bands of a page with the white space that their rows have in common.

    Rows that share a gutter are one band, and so are rows that have none.
    """
    band: list[Piece] = []
    free: Free = []
    for row in _rows(pieces):
        own = _free(row, whole, least)
        shared = _common(free, own, least)
        both = [*band, *row]
        is_one = _has_gutter(both, shared) or not (_has_gutter(band, free) or _has_gutter(row, own))
        if band and not is_one:
            yield band, free
            band, free = list(row), own
        else:
            band, free = both, shared if band else own
    yield band, free


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


def _has_gutter(band: Sequence[Piece], free: Free) -> bool:
    """Tell whether there are pieces on both sides of white space."""
    lefts, rights = [p.box.left for p in band], [p.box.right for p in band]
    return any(min(rights) <= start and end <= max(lefts) for start, end in free) if band else False


def _best(band: Sequence[Piece], free: Free, whole: Box) -> tuple[float, float] | None:
    """Return the widest gutter of a band with a column on either side, not a number or a mark."""
    if len(band) < 3:
        return None  # one line with a gap in it
    extent = around(piece.box for piece in band)
    narrow = _NARROWEST * whole.width
    wide = [(s, e) for s, e in free if s - extent.left >= narrow and extent.right - e >= narrow]
    return max(wide, key=lambda gutter: gutter[1] - gutter[0], default=None)
