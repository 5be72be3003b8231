"""The answer of `kg query`, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import typer

from kg.query.rows import QueryAnswer, Table
from kg_cli.options import Settings
from kg_cli.output.json_text import json_text
from kg_cli.output.listing import ROW_FORMATS, markdown_table, tab_separated, write
from kg_cli.output.short_names import by_namespace, short_term
from kg_cli.output.sparql_results import table_csv, table_json, table_tsv, truth_json

GRAPH_FORMATS = ("turtle", "ntriples", "jsonld")
FORMATS = (*ROW_FORMATS, *GRAPH_FORMATS)


def print_answer(
    answer: QueryAnswer, prefixes: Mapping[str, str], settings: Settings, root: Path
) -> int:
    """Print *answer*, of the vault at *root*; return 1 when it is empty or false."""
    if answer.triples is not None:
        write(graph_text(answer.triples, prefixes, settings.format or "turtle"))
        return 0 if answer.triples.strip() else 1
    if settings.format in GRAPH_FORMATS:
        raise typer.BadParameter(
            f"{settings.format} is for CONSTRUCT and DESCRIBE; this query gives no graph",
            param_hint="--format",
        )
    if answer.truth is not None:
        said = str(answer.truth).lower() + "\n"
        write(truth_json(answer.truth) if settings.format in {"json", "jsonl"} else said)
        return 0 if answer.truth else 1
    table = answer.table or Table((), ())
    print_table(table, prefixes, settings, root)
    return 0 if table.rows else 1


def print_table(table: Table, prefixes: Mapping[str, str], settings: Settings, root: Path) -> None:
    """Print the rows of a SELECT."""
    match settings.row_format:
        case "table":
            from kg_cli.output.drawn.answers import draw_table  # noqa: PLC0415 - rich

            draw_table(table, prefixes, settings, root)
        case "json":
            write(table_json(table))
        case "jsonl":
            write("".join(f"{json_text(row, indent=None)}\n" for row in _objects(table)))
        case "csv":
            write(table_csv(table))
        case "tsv":
            write(table_tsv(table))
        case "md":
            write(markdown_table(table.variables, _cells(table, prefixes)))
        case _:
            write(tab_separated(_cells(table, prefixes)))


def graph_text(triples: str, prefixes: Mapping[str, str], form: str) -> str:
    """Return N-Triples as Turtle with prefixes, JSON-LD, or as they are."""
    if form not in {*GRAPH_FORMATS, "table", "plain", "json"}:
        raise typer.BadParameter(
            f"{form} is for SELECT; this query gives a graph: {', '.join(GRAPH_FORMATS)}",
            param_hint="--format",
        )
    from kg_cli.output.graphs import from_ntriples  # noqa: PLC0415 - pyoxigraph only here

    return from_ntriples(triples, prefixes, form)


def _cells(table: Table, prefixes: Mapping[str, str]) -> list[list[str]]:
    names = by_namespace(prefixes)
    return [[short_term(node, names) for node in row] for row in table.rows]


def _objects(table: Table) -> list[dict[str, str]]:
    return [
        {n: node.value for n, node in zip(table.variables, row, strict=True) if node is not None}
        for row in table.rows
    ]
