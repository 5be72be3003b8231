"""The kinds of edges that a graph has: how often, and which look alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.network.edges import Edge
from kg.network.formats.appearance import FAMILIES, family
from kg.network.kinds import kind_of


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A kind of edge: its name from either end, the family it looks like, how often it is."""

    name: str
    inverse: str
    family: str
    count: int


def edge_kinds(edges: Iterable[Edge]) -> tuple[EdgeKind, ...]:
    """Return the kinds of *edges*, by family in the order of a legend, the most frequent first."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.kind, []).append(edge)
    order = {name: n for n, name in enumerate(FAMILIES)}
    kinds = [
        EdgeKind(name, kind_of(name).inverse, family(members[0]), len(members))
        for name, members in found.items()
    ]
    return tuple(sorted(kinds, key=lambda kind: (order[kind.family], -kind.count, kind.name)))
