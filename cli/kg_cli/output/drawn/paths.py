"""Paths, drawn: the things one below the other, between them what joins them and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.network.edges import Node
from kg.network.paths import Hop, PathAnswer
from kg.network.paths import Path as Route
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import DOUBTFUL, KIND, STRONG, WEAK, draw, place, text
from kg_cli.output.paths import reason, said


def draw_paths(answer: PathAnswer, root: Path, settings: Settings) -> None:
    """Draw each path."""
    parts: list[RenderableType] = []
    for number, path in enumerate(answer.paths, 1):
        if len(answer.paths) > 1:
            head = Text.assemble((f"Path {number}", STRONG), (f"  cost {path.cost:g}", WEAK))
            parts.append(Padding(head, (0 if number == 1 else 1, 0, 0, 0)))
        parts += _path(answer.start, path, root)
    draw(settings, *parts)


def _path(start: Node, path: Route, root: Path) -> Iterator[RenderableType]:
    yield thing(start)
    for hop in path.hops:
        yield _hop(hop, root)
        yield thing(hop.end)


def _hop(hop: Hop, root: Path) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(style=WEAK)
    table.add_column(ratio=1, overflow="fold")
    table.add_row("│", Text.assemble(text(said(hop), KIND)))
    told = [text(reason(hop)), place(root, hop.edge.path, hop.edge.line)]
    table.add_row("│", Text("  ").join(part for part in told if part))
    if hop.pointing:
        much = f"a hub: {hop.pointing} statements point to what follows"
        table.add_row("│", Text(much, DOUBTFUL))
    table.add_row("▼", "")
    return table


def thing(node: Node) -> Text:
    """Return a node by its label and kind."""
    return Text.assemble(text(node.label, STRONG), "  ", (node.kind, WEAK))
