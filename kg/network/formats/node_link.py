"""JSON of nodes and edges, as pages and programs read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from kg.network.edges import Edge, Node
from kg.network.subgraph import Subgraph


def to_json(graph: Subgraph) -> str:
    """Return `{"nodes": […], "edges": […]}`, each of them on a line of its own.

    A node has `iri`, `kind`, `label`; an edge `source` and `target` (addresses of nodes),
    `kind`, `reason`, `sentence`, `word`, and as `iri` the address of the note that says so.
    `path` and `line` are missing where there is no place.
    """
    nodes, edges = map(node_record, graph.nodes), map(edge_record, graph.edges)
    return f'{{"nodes": {_rows(nodes)}, "edges": {_rows(edges)}}}\n'


def node_record(node: Node) -> dict[str, object]:
    """Return a node as an object."""
    return _placed(asdict(node))


def edge_record(edge: Edge) -> dict[str, object]:
    """Return an edge as an object."""
    said = asdict(edge)
    return _placed({"iri": said.pop("note"), **said})


def _placed(said: dict[str, object]) -> dict[str, object]:
    if not said["path"]:
        del said["path"], said["line"]
    return said


def _rows(records: Iterable[dict[str, object]]) -> str:
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f"[\n{lines}\n]" if lines else "[]"
