"""The network as a graph of networkx: for its algorithms, and for its writers of files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.edges import Edge, Node

if TYPE_CHECKING:
    Directed = nx.MultiDiGraph[str]


def to_networkx(nodes: Iterable[Node], edges: Iterable[Edge]) -> Directed:
    """Return a graph whose nodes are addresses; nodes and edges carry what is known of them.

    A node has `kind`, `label`, `path`, `line`; an edge `kind`, `reason`, `sentence`, `word`,
    `path`, `line`, `note`, and `cost`, which is less the more the edge says. Edges between
    the same two things are told apart by keys that are no others' in the graph: `e0`, `e1` …
    """
    graph: Directed = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node.iri, kind=node.kind, label=node.label, path=node.path, line=node.line)
    for number, edge in enumerate(edges):
        graph.add_edge(
            edge.source,
            edge.target,
            key=f"e{number}",
            kind=edge.kind,
            reason=edge.reason,
            sentence=edge.sentence,
            word=edge.word,
            path=edge.path,
            line=edge.line,
            note=edge.note,
            cost=edge.cost,
        )
    return graph
