"""A part of the network as a value: what lies around a thing, or all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from heapq import nsmallest

from kg.network.edges import Edge, Node
from kg.network.filters import EVERYTHING, Filter
from kg.network.network import Network


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Things and the edges between them.

    `focus` is the address of the thing in the middle (empty for the whole vault), and
    `nodes` begin with it: the nearer, the earlier. The edges are all those between the nodes,
    the most telling first. `left_out` is how many things were left out because there would
    have been too many: those at the same distance as the last ones that were taken, at least.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    focus: str = ""
    left_out: int = 0

    def by_iri(self) -> Mapping[str, Node]:
        """Return the nodes by their addresses."""
        return {node.iri: node for node in self.nodes}

    def best_connected(self, most: int) -> Subgraph:
        """Return the graph of the *most* nodes with most neighbours among these."""
        if len(self.nodes) <= most:
            return self
        pairs = {frozenset((edge.source, edge.target)) for edge in self.edges}
        degree = Counter(end for pair in pairs for end in pair)
        first = nsmallest(
            most, self.nodes, key=lambda n: (n.iri != self.focus, -degree[n.iri], n.iri)
        )
        kept = {node.iri for node in first}
        left_out = self.left_out + len(self.nodes) - most
        nodes = tuple(node for node in self.nodes if node.iri in kept)
        return replace(self, nodes=nodes, edges=_between(kept, self.edges), left_out=left_out)


def whole(network: Network, only: Filter = EVERYTHING) -> Subgraph:
    """Return everything that *only* lets through, also what hangs together with nothing."""
    nodes = tuple(node for node in network.nodes() if only.passes_through(node.kind))
    kept = {node.iri for node in nodes}
    return Subgraph(nodes, _between(kept, filter(only.takes, network.edges())))


def neighbourhood(
    network: Network, focus: str, depth: int, only: Filter = EVERYTHING, most: int = 0
) -> Subgraph:
    """Return what lies at most *depth* edges from *focus*, over edges and things of *only*.

    At most *most* things (0: all of them): those that are nearest, and of those at the same
    distance those to which the most telling edges lead.
    """
    found = _Spread(network, only, {focus: 0.0})
    layer = [focus]
    for _ in range(depth):
        reached = found.beyond(layer)
        room = most - len(found.cost) if most else len(reached)
        layer = nsmallest(max(room, 0), reached, key=lambda one: (reached[one], one))
        found.cost.update((one, reached[one]) for one in layer)
        found.left_out = len(reached) - len(layer)
        if found.left_out or not layer:
            break
    nodes = tuple(map(network.node, found.cost))
    edges = tuple(filter(only.takes, network.within(found.cost)))
    return Subgraph(nodes, edges, focus, found.left_out)


@dataclass(slots=True)
class _Spread:
    """How far a walk from the focus has come, and what it costs to get there."""

    network: Network
    only: Filter
    cost: dict[str, float]
    left_out: int = field(default=0)

    def beyond(self, layer: Iterable[str]) -> dict[str, float]:
        """Return what lies one edge further than *layer*, with the least cost to get there."""
        reached: dict[str, float] = {}
        for here in layer:
            for edge in filter(self.only.takes, self.network.around(here)):
                there = edge.other(here)
                cost = self.cost[here] + edge.cost
                if there not in self.cost and cost < reached.get(there, float("inf")):
                    reached[there] = cost
        kind = self.network.kind
        return {one: cost for one, cost in reached.items() if self.only.passes_through(kind(one))}


def _between(kept: Iterable[str], edges: Iterable[Edge]) -> tuple[Edge, ...]:
    ends = set(kept)
    return tuple(edge for edge in edges if edge.source in ends and edge.target in ends)
