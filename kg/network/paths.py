"""The cheapest explained paths between two things: argued relations before plain mentions."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2

from kg.network.edges import Edge, Node
from kg.network.filters import EVERYTHING, Filter
from kg.network.network import Network

_SMALL, _PER_DOUBLING = 16, 0.5
"""A thing that more than so many statements point to costs this for each doubling."""

HUB = 64
"""So many statements pointing to a thing make it a hub, which is said beside the hop."""

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: `said` reads the edge from `start` to `end`.

    `pointing` is how many statements point to `end` where that makes it a hub, else 0.
    """

    start: Node
    end: Node
    said: str
    edge: Edge
    pointing: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Hops from one thing to another; `cost` is what they cost together."""

    hops: tuple[Hop, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class PathAnswer:
    """The cheapest paths, cheapest first; where there is none, what is near each end.

    `is_filtered` tells that there is a path, but none that the filter lets through.
    """

    start: Node
    end: Node
    paths: tuple[Path, ...]
    near_start: tuple[Hop, ...] = ()
    near_end: tuple[Hop, ...] = ()
    is_filtered: bool = False


def explain_path(
    network: Network, start: str, end: str, *, count: int = 1, only: Filter = EVERYTHING
) -> PathAnswer:
    """Return the *count* cheapest paths between two nodes, none of them through a node twice."""
    ends = network.node(start), network.node(end)
    if start == end:
        return PathAnswer(*ends, (Path((), 0),))
    routes = tuple(_cheapest_routes(network, start, end, count, only))
    if routes:
        return PathAnswer(*ends, tuple(_path(network, route) for route in routes))
    return PathAnswer(
        *ends,
        (),
        _nearest(network, start),
        _nearest(network, end),
        only != EVERYTHING and bool(_route(network, start, end, EVERYTHING, _Ban())),
    )


Route = tuple[tuple[str, Edge, str], ...]
"""Hops as addresses: from, over, to."""


@dataclass(frozen=True, slots=True)
class _Ban:
    """What a route may not take: nodes, and steps from one node to another."""

    nodes: frozenset[str] = frozenset()
    steps: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class _Side:
    """A search from one end: `reached` is the cost of arriving, not of going on."""

    origin: str
    queue: list[tuple[float, int, str, bool]] = field(default_factory=list)
    reached: dict[str, float] = field(default_factory=dict)
    came: dict[str, Edge] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    def push(self, cost: float, node: str, *, is_ready: bool) -> None:
        heapq.heappush(self.queue, (cost, len(self.reached), node, is_ready))

    @property
    def least(self) -> float:
        return self.queue[0][0] if self.queue else float("inf")


def _cheapest_routes(
    network: Network, start: str, end: str, count: int, only: Filter
) -> Iterator[Route]:
    """Yield routes by rising cost (Yen 1971, https://doi.org/10.1287/mnsc.17.11.712)."""
    found: list[Route] = []
    waiting: list[tuple[float, tuple[str, ...], Route]] = []
    route = _route(network, start, end, only, _Ban())
    while route:
        found.append(route)
        yield route
        if len(found) == count:
            return
        for index in range(len(route)):
            root = route[:index]
            steps = {r[index] for r in found if r[:index] == root and len(r) > index}
            ban = _Ban(
                frozenset(hop[0] for hop in root), frozenset((hop[0], hop[2]) for hop in steps)
            )
            rest = _route(network, route[index][0], end, only, ban)
            whole = (*root, *rest)
            if rest and whole not in found and whole not in [w[2] for w in waiting]:
                nodes = tuple(hop[2] for hop in whole)
                heapq.heappush(waiting, (_cost(network, whole), nodes, whole))
        route = heapq.heappop(waiting)[2] if waiting else ()


def _route(network: Network, start: str, end: str, only: Filter, ban: _Ban) -> Route:
    """Return the cheapest route, searched from both ends at once; empty where there is none.

    A thing is charged for being a hub when the search goes on from it, and its edges are
    read only then: hubs of thousands of edges are mostly never opened.
    """
    sides = (_Side(start), _Side(end))
    for side in sides:
        side.reached[side.origin] = 0
        side.push(0, side.origin, is_ready=True)
    best, middle = float("inf"), ""
    while all(side.queue for side in sides) and sum(side.least for side in sides) < best:
        here, there = sorted(sides, key=lambda side: side.least)
        cost, _, node, is_ready = heapq.heappop(here.queue)
        if node in here.done:
            continue
        if not is_ready:
            here.push(cost + _hub_cost(network, node), node, is_ready=True)
            continue
        here.done.add(node)
        for edge, other in _steps(network, node, only, ban, backwards=here is sides[1]):
            if other != there.origin and not only.passes_through(network.kind(other)):
                continue
            arrival = cost + edge.cost
            if arrival < here.reached.get(other, float("inf")):
                here.reached[other], here.came[other] = arrival, edge
                here.push(arrival, other, is_ready=False)
                met = there.reached.get(other)
                if met is not None and arrival + met < best:
                    hub = 0 if other == there.origin else _hub_cost(network, other)
                    if arrival + met + hub < best:
                        best, middle = arrival + met + hub, other
    return _joined(sides, middle) if middle else ()


def _steps(
    network: Network, node: str, only: Filter, ban: _Ban, *, backwards: bool
) -> Iterator[tuple[Edge, str]]:
    for edge in network.around(node):
        other = edge.other(node)
        step = (other, node) if backwards else (node, other)
        if other not in ban.nodes and step not in ban.steps and only.takes(edge):
            yield edge, other


def _joined(sides: tuple[_Side, _Side], middle: str) -> Route:
    """Put the two halves of a route together at the node where they met."""
    first: list[tuple[str, Edge, str]] = []
    node = middle
    while node != sides[0].origin:
        edge = sides[0].came[node]
        first.append((edge.other(node), edge, node))
        node = edge.other(node)
    second: list[tuple[str, Edge, str]] = []
    node = middle
    while node != sides[1].origin:
        edge = sides[1].came[node]
        second.append((node, edge, edge.other(node)))
        node = edge.other(node)
    return (*reversed(first), *second)


def _hub_cost(network: Network, node: str) -> float:
    return max(0.0, log2(max(network.pointing(node), 1) / _SMALL) * _PER_DOUBLING)


def _cost(network: Network, route: Sequence[tuple[str, Edge, str]]) -> float:
    hubs = sum(_hub_cost(network, hop[0]) for _, hop in pairwise(route))
    return hubs + sum(edge.cost for _, edge, _ in route)


def _path(network: Network, route: Route) -> Path:
    return Path(
        tuple(_hop(network, start, edge, end) for start, edge, end in route),
        round(_cost(network, route), 2),
    )


def _hop(network: Network, start: str, edge: Edge, end: str) -> Hop:
    pointing = network.pointing(end)
    ends = network.node(start), network.node(end)
    return Hop(*ends, edge.read_from(start), edge, pointing if pointing >= HUB else 0)


def _nearest(network: Network, node: str) -> tuple[Hop, ...]:
    """Return the most telling hop to each of the nearest things."""
    nearest = {edge.other(node): edge for edge in reversed(network.around(node))}
    ranked = sorted(nearest.items(), key=lambda found: (found[1].cost, found[0]))
    return tuple(_hop(network, node, edge, other) for other, edge in ranked[:_NEAR])
