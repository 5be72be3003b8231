"""Rows of results in each format: JSON for programs, tables for people, plain lines."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg_cli.options import Settings
from kg_cli.output.json_text import json_rows, json_text, record
from kg_cli.output.safety import clean, one_line

ROW_FORMATS = ("table", "plain", "json", "jsonl", "csv", "tsv", "md")


@dataclass(frozen=True, slots=True)
class Listing:
    """Results that can be printed in each of `ROW_FORMATS`.

    `results` are what JSON gets (objects or the library's values), `columns` the names of
    what csv, tsv and md get of each row, `told` those that md gets where people want fewer,
    after the row's place, `rows` those rows (the results, unless they nest), `lines` the plain
    lines, and `draw` prints for people: it alone needs rich.
    """

    results: Sequence[object]
    columns: Sequence[str]
    lines: Iterable[str]
    draw: Callable[[], None]
    rows: Sequence[object] | None = None
    told: Sequence[str] = ()

    def cells(self) -> list[list[str]]:
        """Return the rows as texts in the order of `columns`."""
        return [[_cell(row.get(name)) for name in self.columns] for row in self._records()]

    def told_cells(self) -> list[list[str]]:
        """Return the rows as texts for people: `path:line`, then what is told."""
        return [
            [_place(row), *(_cell(row.get(name)) for name in self.told)] for row in self._records()
        ]

    def _records(self) -> list[Mapping[str, object]]:
        rows = self.results if self.rows is None else self.rows
        return [row if isinstance(row, Mapping) else record(row) for row in rows]


def print_listing(listing: Listing, settings: Settings) -> int:
    """Print *listing* in the format of the settings; return 1 when it is empty."""
    match settings.row_format:
        case "table":
            listing.draw()
        case "json":
            write(json_rows("results", listing.results))
        case "jsonl":
            write("".join(f"{json_text(result, indent=None)}\n" for result in listing.results))
        case "csv":
            write(csv_text(listing.columns, listing.cells()))
        case "tsv":
            write(tab_separated([listing.columns, *listing.cells()]))
        case "md" if not listing.told:
            write(markdown_table(listing.columns, listing.cells()))
        case "md":
            headings = [name.partition("_")[0] for name in listing.told]
            write(markdown_table(["where", *headings], listing.told_cells()))
        case _:
            write("".join(f"{clean(line)}\n" for line in listing.lines))
    return 0 if listing.results else 1


def write(text: str) -> None:
    """Write *text*, made safe before, to standard output."""
    sys.stdout.write(text)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as RFC 4180 has them, with a header."""
    import csv  # noqa: PLC0415 - most commands print text

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([clean(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def tab_separated(rows: Iterable[Sequence[str]]) -> str:
    """Return each row on a line, its cells between tabs."""
    return "".join("\t".join(map(one_line, row)) + "\n" for row in rows)


def markdown_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(map(_markdown_cell, line))} |\n" for line in lines)


def _markdown_cell(cell: str) -> str:
    return one_line(cell).replace("\\", "\\\\").replace("|", "\\|")


def _place(row: Mapping[str, object]) -> str:
    path, line = _cell(row.get("path")), _cell(row.get("line"))
    return f"{path}:{line}" if path and line not in ("", "0") else path


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple() | list():
            return "; ".join(map(_cell, value))
        case _:
            return str(value)
