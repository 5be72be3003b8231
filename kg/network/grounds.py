"""What stands on what: which end of an edge holds up the other, and how firmly.

- `needs`: without it the other end falls (a claim and the premise it rests on).
- `either`: one of several that hold the other end up; it falls when all of them have
  fallen, and is weakened before that (a chapter and the papers that inform it).
- `leans`: the other end is weakened without it, and does not fall (a paper and the one
  that it takes its method from).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kg.network.edges import Edge
from kg.network.loaded import Surroundings


class Strength(StrEnum):
    """How firmly a ground holds up what stands on it."""

    NEEDS = "needs"
    EITHER = "either"
    LEANS = "leans"


@dataclass(frozen=True, slots=True)
class Ground:
    """Something, at the address `below`, on which the thing at `above` stands, and why."""

    above: str
    below: str
    strength: Strength
    edge: Edge


_ON_TARGET: Mapping[str, Strength] = MappingProxyType(
    {
        "rests on": Strength.NEEDS,
        "extrapolates from": Strength.NEEDS,
        "restates": Strength.NEEDS,
        "extends": Strength.LEANS,
        "uses method in": Strength.LEANS,
        "uses data from": Strength.LEANS,
        "uses conclusions from": Strength.LEANS,
        "obtains support from": Strength.LEANS,
        "cites as evidence": Strength.LEANS,
    }
)
"""Kinds of edges whose source stands on their target."""

_ON_SOURCE: Mapping[str, Strength] = MappingProxyType(
    {
        "supports": Strength.EITHER,
        "implies": Strength.EITHER,
        "informs": Strength.EITHER,
        "confirms": Strength.LEANS,
        "is part of": Strength.LEANS,
    }
)
"""Kinds of edges whose target stands on their source; a paper only leans on such a one."""

CONTESTING = frozenset(("disputes", "contradicts", "qualifies", "refutes", "critiques"))
"""Kinds of edges that speak against their target."""

_CENTRAL = frozenset(("CoreClaim",))
"""Roles of the claims that a paper is about: without one of them the paper falls."""

_OWN = frozenset(("CoreClaim", "ContributionRole", "LoadBearing", "Pith"))
"""Roles of the claims that a paper leans on."""


def grounds_of(network: Surroundings, thing: str) -> Iterator[Ground]:
    """Yield what *thing* stands on."""
    return (ground for ground in _grounds(network, thing) if ground.above == thing)


def grounded_on(network: Surroundings, thing: str) -> Iterator[Ground]:
    """Yield what stands on *thing*."""
    return (ground for ground in _grounds(network, thing) if ground.below == thing)


def contested_by(network: Surroundings, thing: str) -> tuple[Edge, ...]:
    """Return the edges that speak against *thing*."""
    return tuple(
        edge
        for edge in network.around(thing)
        if edge.kind in CONTESTING and (edge.target == thing or edge.kind == "contradicts")
    )


def _grounds(network: Surroundings, thing: str) -> Iterator[Ground]:
    for edge in network.around(thing):
        if edge.kind == "claims":
            yield from _claimed(network, edge)
        elif edge.kind in _ON_TARGET:
            yield Ground(edge.source, edge.target, _ON_TARGET[edge.kind], edge)
            if edge.kind == "restates":
                yield Ground(edge.target, edge.source, Strength.NEEDS, edge)
        elif edge.kind in _ON_SOURCE:
            between_papers = network.node(edge.target).kind == "paper"
            strength = Strength.LEANS if between_papers else _ON_SOURCE[edge.kind]
            yield Ground(edge.target, edge.source, strength, edge)


def _claimed(network: Surroundings, edge: Edge) -> Iterator[Ground]:
    """Yield that a claim stands on the paper that makes it, and a paper on its own claims."""
    yield Ground(edge.target, edge.source, Strength.EITHER, edge)
    roles = network.roles(edge.target)
    if roles & _CENTRAL:
        yield Ground(edge.source, edge.target, Strength.NEEDS, edge)
    elif roles & _OWN:
        yield Ground(edge.source, edge.target, Strength.LEANS, edge)
