"""Tables: rows of cells as the parser's events bring them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.markdown.document import Table, Text

_ID = re.compile(r"\^[A-Za-z0-9-]+")


@dataclass(slots=True)
class OpenTable:
    """A table whose end has not come yet; the first of `rows` is the header."""

    start: int
    end: int
    rows: list[list[Text]] = field(default_factory=list)
    row_line: int = 0
    row_start: int = 0

    def ends_in_id(self) -> bool:
        """Tell whether the last row is nothing but `^id`: the table's id, not a row."""
        *rows, last = self.rows
        return bool(rows) and bool(_ID.fullmatch(last[0].raw)) and not any(t.raw for t in last[1:])

    def close(self, line: int, end_line: int) -> Table:
        """Return the table; the parser has given every row the header's width."""
        header, *rows = self.rows
        return Table(tuple(header), tuple(map(tuple, rows)), line, end_line)
