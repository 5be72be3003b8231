"""A graph: in the formats of graph programs, as rows of edges, as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.network.edges import Edge
from kg.network.formats import DRAWN, formatted
from kg.network.formats import FORMATS as GRAPH_FORMATS
from kg.network.subgraph import Subgraph
from kg_cli.options import Settings
from kg_cli.output.findings import counted
from kg_cli.output.listing import ROW_FORMATS, Listing, print_listing, write
from kg_cli.output.safety import escaped, one_line

FORMATS = (*GRAPH_FORMATS, *(form for form in ROW_FORMATS if form not in GRAPH_FORMATS))

COLUMNS = (
    *("source", "kind", "target", "reason", "sentence", "path", "line"),
    *("source_iri", "target_iri", "iri"),
)

MOST = 300
"""So many things are taken where nobody said how many."""

_ENDINGS: Mapping[str, str] = MappingProxyType(
    {".gv": "dot", ".mmd": "mermaid", **{f".{form}": form for form in GRAPH_FORMATS}}
)


def format_of(settings: Settings, output: Path | None) -> str:
    """Return the format that was chosen, or that the end of a file's name tells."""
    ending = _ENDINGS.get(output.suffix.lower(), "") if output else ""
    return settings.format or ending or settings.row_format


def most_things(limit: int | None, thing: str, form: str) -> int:
    """Return how many things to take at most, 0 for all."""
    if limit is None:
        return MOST if thing or form in DRAWN else 0
    return limit


def left_out_hint(graph: Subgraph) -> str:
    """Say that there is more, and how to get it."""
    taken = "the nearest" if graph.focus else "the best connected"
    return (
        f"{counted(graph.left_out, 'thing')} more left out: these are {taken}"
        f" {len(graph.nodes):,} (--limit N takes more, --limit 0 all)"
    )


def written(graph: Subgraph, form: str, output: Path | None) -> None:
    """Write *graph* in the format of a graph program: to a file, whole, or to the output."""
    text = formatted(graph, form)
    if output is not None:
        from kg_cli.output.files import replace_file  # noqa: PLC0415 - only with -o

        replace_file(output, text.encode())
    else:
        write(escaped(text) if form == "json" else text)


def print_graph(graph: Subgraph, root: Path, settings: Settings) -> int:
    """Print *graph* for people, or its edges as rows; return 1 when there are none."""

    def draw() -> None:
        from kg_cli.output.drawn.graph import draw_graph  # noqa: PLC0415 - rich only to draw

        draw_graph(graph, root, settings)

    label = labels(graph)
    rows = [edge_row(edge, label) for edge in graph.edges]
    told = ("source", "kind", "target", "reason")
    return print_listing(Listing(rows, COLUMNS, _lines(graph), draw, told=told), settings)


def edge_row(edge: Edge, label: Mapping[str, str]) -> dict[str, object]:
    """Return an edge with the labels of its ends."""
    place = {"path": edge.path, "line": edge.line} if edge.path else {}
    return {
        "iri": edge.note,
        "source": label[edge.source],
        "kind": edge.kind,
        "target": label[edge.target],
        "reason": edge.reason,
        "sentence": edge.sentence,
        **place,
        "source_iri": edge.source,
        "target_iri": edge.target,
    }


def labels(graph: Subgraph) -> Mapping[str, str]:
    """Return what each thing is called."""
    return {node.iri: node.label for node in graph.nodes}


def _lines(graph: Subgraph) -> Iterator[str]:
    label = labels(graph)
    for edge in graph.edges:
        place = f"{edge.path}:{edge.line}" if edge.path else ""
        cells = (label[edge.source], edge.kind, label[edge.target], edge.reason, place)
        yield "\t".join(map(one_line, cells))
