"""The rows of a SELECT, drawn; a row's place stands below what it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.text import Text

from kg.query.rows import Node, Table
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import PLACE, STRONG, WEAK, draw, place, text
from kg_cli.output.drawn.terminal import table as empty_table
from kg_cli.output.short_names import by_namespace, short_term
from kg_cli.output.sparql_results import XSD

NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float")}

_PATH, _LINE = "path", "line"


def draw_table(table: Table, prefixes: Mapping[str, str], settings: Settings, root: Path) -> None:
    """Draw the rows as a table: names shortened, numbers to the right.

    The columns `path` and `line` are drawn as one place in the vault at *root*.
    """
    if not table.rows:
        return
    placed = _PATH in table.variables and len(table.variables) > 2
    hidden = (_PATH, _LINE) if placed else ()
    shown = [index for index, name in enumerate(table.variables) if name not in hidden]
    widest = max(shown, key=lambda index: sum(_width(row[index]) for row in table.rows))
    places = [_place(table, row, root) if placed else Text() for row in table.rows]
    drawing = empty_table(header_style=STRONG)
    for index in shown:
        numbers = all(_is_number(row[index]) for row in table.rows)
        name = table.variables[index]
        drawing.add_column(name, justify="right" if numbers else "left", overflow="fold")
    names = by_namespace(prefixes)
    for row, below in zip(table.rows, places, strict=True):
        cells = {index: _cell(row[index], names) for index in shown}
        cells[widest] = Text("\n").join(part for part in (cells[widest], below) if part)
        drawing.add_row(*cells.values())
    draw(settings, drawing)


def _place(table: Table, row: tuple[Node | None, ...], root: Path) -> Text:
    said = dict(zip(table.variables, row, strict=True))
    path, line = said[_PATH], said.get(_LINE)
    number = int(line.value) if line and line.value.isdecimal() else 0
    return place(root, path.value, number) if path else Text()


def _cell(node: Node | None, names: Mapping[str, str]) -> Text:
    cell = text(short_term(node, names), PLACE if node and node.kind == "uri" else "")
    if node and node.language:
        cell.append_text(text(f" @{node.language}", WEAK))
    return cell


def _width(node: Node | None) -> int:
    return len(node.value) if node else 0


def _is_number(node: Node | None) -> bool:
    return node is not None and node.datatype in NUMBERS
