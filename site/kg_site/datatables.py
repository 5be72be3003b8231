"""Tables of what was asked or compared: as they stand on a page, and as a file of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kg_site.files import File
from kg_site.views import NOWHERE, Ref


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell: its words, where they lead (nowhere for nothing), who says so where."""

    text: Markup
    href: str = ""
    place: Ref = NOWHERE


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it says, whether that is a number, whether two notes differ about it.

    `sort` is what its column is ordered by, where that is not what is read.
    """

    pieces: tuple[Piece, ...] = ()
    is_number: bool = False
    differs: bool = False
    sort: str = ""

    @property
    def is_place(self) -> bool:
        """Whether it says nothing but a place."""
        return bool(self.pieces) and not any(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table under its headings; the first cell of a row names it where `has_names`."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    has_names: bool = False


Row = Sequence[str]


def csv_file(path: str, headings: Row, rows: Callable[[], Iterable[Row]]) -> File:
    """Return a table as a file in the format of RFC 4180; *rows* are made when it is written."""
    return File(path, lambda: csv_bytes(headings, rows()))


def csv_bytes(headings: Row, rows: Iterable[Row]) -> bytes:
    r"""Return rows of text as CSV, in UTF-8 with the lines ended as RFC 4180 wants it.

    >>> csv_bytes(["a", "b"], [["1", "two, three"]])
    b'a,b\r\n1,"two, three"\r\n'
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue().encode()
