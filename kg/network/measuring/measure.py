"""All measures of a network, put together."""

from __future__ import annotations

from collections.abc import Sequence

from kg.network.edges import Edge, Node
from kg.network.measuring.centrality import betweenness, pagerank
from kg.network.measuring.citing import cocited, coupled
from kg.network.measuring.communities import communities
from kg.network.measuring.joints import bridges, brokers
from kg.network.measuring.matrix import matrices
from kg.network.measuring.values import Measured, Measures

_DIGITS = 9
"""Digits behind the point that are kept of a share."""


def measure(nodes: Sequence[Node], edges: Sequence[Edge]) -> Measures:
    """Measure the network of *nodes* and *edges*; the same network gives the same measures."""
    if not nodes:
        return Measures((), (), (), (), (), (), modularity=0.0, sources=0)
    network = matrices(nodes, edges)
    rank, (between, sources) = pagerank(network.directed), betweenness(network.joined)
    parts = communities(network)
    things = [
        Measured(
            node.iri, node.kind, node.label, node.path, node.line,
            int(degree), round(float(share), _DIGITS), round(float(way), _DIGITS), int(number),
        )
        for node, degree, share, way, number in zip(
            nodes, network.degrees, rank, between, parts.numbers, strict=True
        )
    ]  # fmt: skip
    things.sort(key=lambda thing: (-thing.degree, -thing.pagerank, thing.iri))
    return Measures(
        things=tuple(things),
        communities=parts.communities,
        bridges=bridges(network),
        brokers=brokers(network, parts.numbers, between),
        cocited=cocited(nodes, edges),
        coupled=coupled(nodes, edges),
        modularity=parts.modularity,
        sources=sources,
    )
