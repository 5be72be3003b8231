"""The whole graph as it is charted: who is best connected, where all lie, what belongs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from kg.network.edges import Edge, Node
from kg.network.subgraph import Subgraph
from kg_site.graphs import kept
from kg_site.graphs.kept import Laid, Place
from kg_site.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Community:
    """Things that hang together more with each other than with others.

    `best` is its best connected member, whose name it has; `middle` is the mean of places.
    """

    number: int
    best: Node
    size: int
    middle: Place


@dataclass(frozen=True, slots=True)
class Chart:
    """All things, the best connected first, and all edges, the most telling first.

    By address: `degree` is the number of things it hangs together with, `place` where it
    lies, `community` the number of its community (0: none). Communities are ordered by size.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    degree: Mapping[str, int]
    place: Mapping[str, Place]
    community: Mapping[str, int]
    communities: tuple[Community, ...]


def chart(shelf: Shelf) -> Chart:
    """Chart the graph of a site: where it was, if it is what it was when last charted."""
    graph = shelf.graph
    laid = _laid(shelf)
    degree = _degrees(graph)
    nodes = tuple(sorted(graph.nodes, key=lambda node: (-degree[node.iri], node.iri)))
    return Chart(
        nodes, graph.edges, degree, laid.places, laid.communities, _communities(nodes, laid)
    )


def _laid(shelf: Shelf) -> Laid:
    folder = shelf.vault.index_folder
    before, of = kept.read(folder), kept.stamp(shelf.graph)
    if before and before.of == of and before.places.keys() == shelf.graph.by_iri().keys():
        return before
    from kg_site.graphs.laying import lay  # noqa: PLC0415 - numpy is heavy, and needed here only

    laid = lay(shelf.graph, of, before.places if before else {})
    kept.keep(folder, laid)
    return laid


def _degrees(graph: Subgraph) -> Counter[str]:
    ends = ((edge.source, edge.target) for edge in graph.edges)
    pairs = {(one, other) if one < other else (other, one) for one, other in ends if one != other}
    return Counter(chain.from_iterable(pairs))


def _communities(nodes: tuple[Node, ...], laid: Laid) -> tuple[Community, ...]:
    members: dict[int, list[Node]] = {}
    for node in nodes:
        if laid.communities[node.iri]:
            members.setdefault(laid.communities[node.iri], []).append(node)
    return tuple(_community(number, members[number], laid) for number in sorted(members))


def _community(number: int, members: list[Node], laid: Laid) -> Community:
    size = len(members)
    xs, ys = zip(*(laid.places[node.iri] for node in members), strict=True)
    return Community(number, members[0], size, (sum(xs) / size, sum(ys) / size))
