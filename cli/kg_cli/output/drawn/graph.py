"""A neighbourhood, drawn as a tree; of everything, how much there is of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.columns import Columns
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from kg.network.edges import Edge, Node
from kg.network.subgraph import Subgraph
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import KIND, STRONG, WEAK, draw, place, text
from kg_cli.output.findings import counted
from kg_cli.output.safety import one_line
from kg_cli.output.standing import shortened

_LABEL = 100
"""Characters of a label."""


def draw_graph(graph: Subgraph, root: Path, settings: Settings) -> None:
    """Draw what lies around the focus as a tree, or count what is in the whole graph."""
    if graph.focus:
        draw(settings, *_tree(graph, root))
    elif graph.nodes:
        draw(settings, _counts(graph), Text(_NEXT, WEAK))


_NEXT = "\n`kg graph THING` draws what lies around a thing, `kg graph -o graph.svg` all of it."


def _tree(graph: Subgraph, root: Path) -> Iterator[RenderableType]:
    """Hang each thing on the nearest one from which an edge leads to it, told once."""
    nodes = graph.by_iri()
    between = _by_pair(graph.edges)
    focus = graph.nodes[0]
    branches = {focus.iri: Tree(_head(focus, root), guide_style=WEAK)}
    told = 0
    for here in graph.nodes:
        for there, edges in between.get(here.iri, {}).items():
            if there not in branches and here.iri in branches:
                told += len(edges)
                below = _told(nodes[there], edges, here.iri, root)
                branches[there] = branches[here.iri].add(below)
    yield branches[focus.iri]
    if len(graph.edges) > told:
        more = counted(len(graph.edges) - told, "edge")
        yield Text(f"\n{more} more between these things (all: --format plain)", WEAK)


def _by_pair(edges: Sequence[Edge]) -> Mapping[str, Mapping[str, list[Edge]]]:
    found: dict[str, dict[str, list[Edge]]] = {}
    for edge in edges:
        for here, there in ((edge.source, edge.target), (edge.target, edge.source)):
            found.setdefault(here, {}).setdefault(there, []).append(edge)
    return found


def _head(node: Node, root: Path) -> Text:
    parts = (text(node.label, STRONG), text(node.kind, WEAK), place(root, node.path, node.line))
    return Text("  ").join(part for part in parts if part)


def _told(node: Node, edges: Sequence[Edge], above: str, root: Path) -> Text:
    """Return a thing and how it hangs on the one above, each place that says so on a line."""
    places = {(edge.path, edge.line): edge for edge in reversed(edges)}
    kept = [edge for edge in edges if places[edge.path, edge.line] is edge]
    kinds = dict.fromkeys(edge.read_from(above) for edge in kept)
    head = (
        text(", ".join(kinds), KIND),
        text(shortened(one_line(node.label), _LABEL), STRONG),
        text(node.kind, WEAK),
    )
    lines = [Text("  ").join(head)]
    for edge in kept:
        why = one_line(edge.reason or ("" if edge.sentence == node.label else edge.sentence))
        parts = (text(shortened(why, 2 * _LABEL)), place(root, edge.path, edge.line))
        lines.append(Text("  ").join(part for part in parts if part))
    return Text("\n").join(line for line in lines if line)


def _counts(graph: Subgraph) -> Columns:
    things = Counter(node.kind for node in graph.nodes)
    edges = Counter(edge.kind for edge in graph.edges)
    groups = (("things", things), ("edges", edges))
    return Columns([_group(*group) for group in groups if group[1]], padding=(0, 6))


def _group(title: str, counts: Counter[str]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.title, table.title_justify, table.title_style = title, "left", STRONG
    table.add_column(style=WEAK)
    table.add_column(justify="right")
    for name, count in counts.most_common():
        table.add_row(text(name), f"{count:,}")
    return table
