"""The rows of a SELECT, drawn."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from kg.query.rows import Node, Table
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import PLACE, STRONG, WEAK, draw, text
from kg_cli.output.drawn.terminal import table as empty_table
from kg_cli.output.short_names import by_namespace, short_term
from kg_cli.output.sparql_results import XSD

NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float")}


def draw_table(table: Table, prefixes: Mapping[str, str], settings: Settings) -> None:
    """Draw the rows as a table: names shortened, numbers to the right."""
    if not table.rows:
        return
    drawing = empty_table(header_style=STRONG)
    for index, name in enumerate(table.variables):
        numbers = all(_is_number(row[index]) for row in table.rows)
        drawing.add_column(name, justify="right" if numbers else "left", overflow="fold")
    names = by_namespace(prefixes)
    for row in table.rows:
        drawing.add_row(*(_cell(node, names) for node in row))
    draw(settings, drawing)


def _cell(node: Node | None, names: Mapping[str, str]) -> Text:
    cell = text(short_term(node, names), PLACE if node and node.kind == "uri" else "")
    if node and node.language:
        cell.append_text(text(f" @{node.language}", WEAK))
    return cell


def _is_number(node: Node | None) -> bool:
    return node is not None and node.datatype in NUMBERS
