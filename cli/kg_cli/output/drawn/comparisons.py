"""Things side by side, drawn: as many columns as fit, what differs marked with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from kg.overviews.comparison import Cell, Comparison, Said
from kg.overviews.tables import TableRow
from kg_cli.options import Settings
from kg_cli.output.comparisons import Grid, distinct, said_text
from kg_cli.output.drawn.columns import bands, file_place, side_by_side
from kg_cli.output.drawn.terminal import BAD, DOUBTFUL, STRONG, draw, place, table, text


def draw_comparison(comparison: Comparison, grid: Grid, root: Path, settings: Settings) -> None:
    """Draw a comparison in bands of columns, one below the other."""
    if comparison.things:
        draw(settings, *_bands(comparison, grid, root))


def draw_tables(rows: Sequence[TableRow], root: Path, settings: Settings) -> None:
    """Draw the comparison tables there are."""
    if not rows:
        return
    drawn = table()
    drawn.add_column("Table", ratio=3, overflow="fold")
    drawn.add_column("In", ratio=2, overflow="fold")
    for row in rows:
        where = Text("\n").join([text(row.source), place(root, row.path, row.line)])
        drawn.add_row(text(row.name, STRONG), where)
    draw(settings, drawn)


def _bands(comparison: Comparison, grid: Grid, root: Path) -> Iterator[RenderableType]:
    rows = [(name, [_cell(cell, root) for cell in cells]) for name, cells in grid.rows]
    columns = [
        [text(name), *(cells[i] for _, cells in rows)] for i, name in enumerate(grid.columns)
    ]
    if grid.columns != comparison.properties:
        rows = [*_titles(comparison), *rows, ("Note", _notes(comparison, root))]
    for start, end in bands([name for name, _ in grid.rows], columns):
        part = slice(start, end)
        if start:
            yield Text()
        said = [(name, cells[part]) for name, cells in rows]
        yield side_by_side(grid.corner, grid.columns[part], said)


def _titles(comparison: Comparison) -> Iterator[tuple[str, list[Text]]]:
    """Yield the row of titles, where names are short for them."""
    if any(thing.label != thing.name for thing in comparison.things):
        yield "Title", [text(thing.label) for thing in comparison.things]


def _notes(comparison: Comparison, root: Path) -> list[Text]:
    return [file_place(root, thing.path, thing.line) for thing in comparison.things]


def _cell(cell: Cell, root: Path) -> Text:
    if cell.differs:
        parts = [Text(" ").join([_said(s), file_place(root, s.path, s.line)]) for s in cell.said]
        return Text.assemble(("≠ ", BAD), Text("\n≠ ", BAD).join(parts))
    return Text("\n").join(_said(said) for said in distinct(cell))


def _said(said: Said) -> Text:
    shown = text(said_text(said))
    shown.highlight_regex("^★+", DOUBTFUL)
    return shown
