"""A graph of networkx whose texts XML can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.formats.characters import plain
from kg.network.networkx_view import to_networkx
from kg.network.subgraph import Subgraph

if TYPE_CHECKING:
    import networkx as nx


def for_xml(graph: Subgraph) -> nx.MultiDiGraph[str]:
    """Return *graph* for networkx's writers; each thing also has its address as `iri`."""
    made = to_networkx(graph.nodes, graph.edges)
    for address, said in made.nodes(data=True):
        said["iri"] = address
        _clean(said)
    for *_, said in made.edges(data=True):
        _clean(said)
    return made


def _clean(said: dict[str, object]) -> None:
    for name, value in said.items():
        if isinstance(value, str):
            said[name] = plain(value)
