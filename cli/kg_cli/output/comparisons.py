"""Things side by side, in each format; the tables there are to compare by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.overviews.comparison import Cell, Comparison, Said
from kg.overviews.tables import TableRow
from kg_cli.options import Settings
from kg_cli.output.json_text import json_rows, json_text, record
from kg_cli.output.latex import PREAMBLE, latex_table
from kg_cli.output.listing import (
    ROW_FORMATS,
    Listing,
    csv_text,
    markdown_table,
    tab_separated,
    write,
)
from kg_cli.output.safety import clean, one_line

FORMATS = (*ROW_FORMATS, "latex")

_ON_PAPER = 3
"""How many columns stand beside each other on a printed page."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A comparison as it is laid out: the heading of each column, and the rows with theirs."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]

    def bands(self, width: int) -> Iterator[Grid]:
        """Yield the columns in groups of at most *width*, each with all rows."""
        for start in range(0, len(self.columns), width):
            part = slice(start, start + width)
            rows = tuple((name, cells[part]) for name, cells in self.rows)
            yield Grid(self.corner, self.columns[part], rows)

    def texts(self) -> tuple[list[str], list[list[str]]]:
        """Return the headings and the rows as texts."""
        rows = [[name, *map(cell_text, cells)] for name, cells in self.rows]
        return [self.corner, *self.columns], rows


def grid(comparison: Comparison, *, things_as_columns: bool) -> Grid:
    """Lay out a comparison."""
    names = tuple(thing.name for thing in comparison.things)
    cells = [thing.cells for thing in comparison.things]
    if not things_as_columns:
        rows = tuple(zip(names, cells, strict=True))
        return Grid(comparison.kind, comparison.properties, rows)
    turned = [tuple(cell[i] for cell in cells) for i in range(len(comparison.properties))]
    return Grid("", names, tuple(zip(comparison.properties, turned, strict=True)))


def print_comparison(
    comparison: Comparison, root: Path, settings: Settings, *, things_as_columns: bool
) -> int:
    """Print a comparison in the format of the settings; return 1 when nothing is compared."""
    laid_out = grid(comparison, things_as_columns=things_as_columns)
    match settings.row_format:
        case "table":
            from kg_cli.output.drawn.comparisons import draw_comparison  # noqa: PLC0415 - rich

            draw_comparison(comparison, laid_out, root, settings)
        case "json":
            write(json_rows("results", as_json(comparison)))
        case "jsonl":
            write("".join(f"{json_text(one, indent=None)}\n" for one in as_json(comparison)))
        case "csv":
            write(csv_text(*laid_out.texts()))
        case "tsv":
            columns, rows = laid_out.texts()
            write(tab_separated([columns, *rows]))
        case "md":
            write(markdown_table(*laid_out.texts()))
        case "latex":
            write(latex_tables(comparison.title, laid_out))
        case _:
            write("".join(f"{clean(line)}\n" for line in plain_lines(comparison)))
    return 0 if comparison.things else 1


def latex_tables(title: str, laid_out: Grid) -> str:
    """Return a comparison as tables for LaTeX, each no wider than a page."""
    tables = [latex_table(title, *band.texts()) for band in laid_out.bands(_ON_PAPER)]
    return clean(PREAMBLE + "\n".join(tables))


def as_json(comparison: Comparison) -> list[dict[str, object]]:
    """Return an object for each thing, its cells by property."""
    return [
        {
            **record(thing),
            "cells": {
                name: {"differs": cell.differs, "said": cell.said}
                for name, cell in zip(comparison.properties, thing.cells, strict=True)
            },
        }
        for thing in comparison.things
    ]


def plain_lines(comparison: Comparison) -> Iterator[str]:
    """Yield a line for each thing that is said: place, thing, property, words."""
    for thing in comparison.things:
        for name, cell in zip(comparison.properties, thing.cells, strict=True):
            for said in cell.said:
                cells = (thing.name, name, said_text(said))
                yield "\t".join([f"{said.path}:{said.line}", *map(one_line, cells)])


def cell_text(cell: Cell) -> str:
    """Return what a cell says; where notes differ, each with its place."""
    if cell.differs:
        return " ≠ ".join(f"{said_text(said)} ({said.path}:{said.line})" for said in cell.said)
    return "; ".join(said_text(said) for said in distinct(cell))


def distinct(cell: Cell) -> Sequence[Said]:
    """Return what is said in a cell, without what a second note says again."""
    first = {said_text(said): said for said in reversed(cell.said)}
    return [said for said in cell.said if first[said_text(said)] is said]


def said_text(said: Said) -> str:
    """Return the words of one place, with number, stars and qualifier."""
    number = f"({said.number})" if said.number else ""
    behind = f"({said.qualifier})" if said.qualifier else ""
    stars = "★" * (said.rating or 0)
    return " ".join(part for part in (number, stars, one_line(said.text), behind) if part)


def tables_listing(rows: Sequence[TableRow], root: Path, settings: Settings) -> Listing:
    """List the comparison tables there are."""

    def draw() -> None:
        from kg_cli.output.drawn.comparisons import draw_tables  # noqa: PLC0415 - rich only to draw

        draw_tables(rows, root, settings)

    lines = (f"{t.path}:{t.line}\t{one_line(t.name)}\t{one_line(t.source)}" for t in rows)
    columns = ("path", "line", "name", "source", "iri")
    return Listing(rows, columns, lines, draw, told=("name", "source"))
