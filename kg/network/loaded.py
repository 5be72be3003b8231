"""Things and edges that are at hand already, asked as a network is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.network.edges import Edge, Node


class Surroundings(Protocol):
    """What can be asked for the edges of a thing, and for what a thing is."""

    def around(self, address: str, /) -> tuple[Edge, ...]:
        """Return the edges of a thing, the most telling first."""
        ...

    def node(self, address: str, /) -> Node:
        """Describe a thing by its address."""
        ...

    def roles(self, claim: str, /) -> frozenset[str]:
        """Return the roles of a claim, as the local names of their terms."""
        ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that is known of some things; asking for it reads no store."""

    edges: Mapping[str, tuple[Edge, ...]]
    nodes: Mapping[str, Node]
    claims: Mapping[str, frozenset[str]]

    def around(self, address: str, /) -> tuple[Edge, ...]:
        """Return the edges of a thing."""
        return self.edges.get(address, ())

    def node(self, address: str, /) -> Node:
        """Describe a thing. Raises `KeyError` for one that is not at hand."""
        return self.nodes[address]

    def roles(self, claim: str, /) -> frozenset[str]:
        """Return the roles of a claim."""
        return self.claims.get(claim, frozenset())
