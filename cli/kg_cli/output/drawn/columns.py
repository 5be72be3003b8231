"""Texts side by side, in as many columns as the terminal has room for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from kg_cli.output.drawn.terminal import STRONG, WEAK, place, table, text

_ENOUGH = 24
"""Characters that a column of prose needs to be read."""
_LABELS = 22
"""The most characters of a line that the names of the rows take."""
_BETWEEN = 2


def bands(names: Sequence[str], columns: Sequence[Sequence[Text]]) -> Iterator[tuple[int, int]]:
    """Yield from which column to which a band of them fits beside the *names* of the rows.

    Each column gets what its longest text needs, or what prose needs; the bands of many
    columns are alike full.
    """
    label = min(max(map(len, names), default=0), _LABELS) + _BETWEEN
    width = shutil.get_terminal_size().columns - label
    needs = [min(max((one.cell_len for one in c), default=0), _ENOUGH) + _BETWEEN for c in columns]
    if sum(needs) <= width or not needs:
        yield 0, len(columns)
        return
    most = max(1, width // max(needs))
    count = -(-len(columns) // most)
    size = -(-len(columns) // count)
    for start in range(0, len(columns), size):
        yield start, min(start + size, len(columns))


def side_by_side(
    corner: str, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[Text]]]
) -> Table:
    """Return a table of texts that wrap, the names of its rows in front."""
    drawn = table(header_style="")
    drawn.leading = 1
    labelled = any(name for name, _ in rows)
    if labelled:
        drawn.add_column(text(corner, WEAK), max_width=_LABELS, overflow="fold")
    for heading in headings:
        drawn.add_column(text(heading, STRONG), ratio=1, overflow="fold")
    for name, cells in rows:
        drawn.add_row(*([text(name, WEAK)] if labelled else []), *cells)
    return drawn


def file_place(root: Path, path: str, line: int) -> Text:
    """Return `file:line` without its folders, which opens the file where the terminal can."""
    where = place(root, path, line)
    where.plain = where.plain.rpartition("/")[2]
    return where
