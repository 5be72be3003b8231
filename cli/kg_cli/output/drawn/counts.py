"""The counts of `kg stats`, drawn."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.columns import Columns
from rich.table import Table
from rich.text import Text

from kg.network.measuring import Measures
from kg.query.rows import Stats
from kg_cli.options import Settings
from kg_cli.output.drawn.measures import sections
from kg_cli.output.drawn.terminal import BAD, STRONG, WEAK, draw, text

TROUBLE = {"missing", "ambiguous", "failed"}
"""Counts that are red unless they are zero."""


def draw_stats(stats: Stats, settings: Settings, measures: Measures | None, root: Path) -> None:
    """Draw the counts in groups, beside each other where they fit; the measures below."""
    in_notes = ("aliases", "block_ids", "callouts", "inline_fields", "tasks")
    in_graph = ("papers", "concepts", "artifacts", "claims", "statements")
    groups: list[tuple[str, Mapping[str, int]]] = [
        ("graph", {"notes": stats.notes} | {name: getattr(stats, name) for name in in_graph}),
        ("notes by type", stats.notes_by_type),
        ("links", stats.links),
        ("in notes", {name: getattr(stats, name) for name in in_notes}),
        ("tags", stats.tags),
        ("files", stats.files),
        ("lines", stats.lines),
    ]
    counts = Columns([_group(*group) for group in groups if group[1]], padding=(1, 4))
    below = sections(measures, root) if measures else (Text(_UNASKED, WEAK),)
    draw(settings, counts, *below)


_UNASKED = "\n--hubs, --communities and --brokers measure the graph, which takes a while here."


def _group(title: str, counts: Mapping[str, int]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.title, table.title_justify, table.title_style = title, "left", STRONG
    table.add_column(style=WEAK)
    table.add_column(justify="right")
    for name, count in counts.items():
        style = BAD if name in TROUBLE and count else ""
        table.add_row(text(name.replace("_", " ")), Text(f"{count:,}", style))
    return table
