"""The values that are measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """A thing and its place in the network.

    `degree` is the number of things it hangs together with. `pagerank` (0 to 1, over all
    things 1) is how often somebody comes by who follows edges at random, those that say more
    more often. `betweenness` (0 to 1) is the share of the shortest ways between two others
    that lead over it. `community` is the number of its community, 0 where it has none.
    """

    iri: str
    kind: str
    label: str
    path: str
    line: int
    degree: int
    pagerank: float
    betweenness: float
    community: int


@dataclass(frozen=True, slots=True)
class Community:
    """Things that hang together more with each other than with others, the largest first.

    `name` and `iri` are those of its best connected member, `size` counts its members.
    """

    number: int
    name: str
    iri: str
    size: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """The one connection between two parts: without it `apart` things, or more, are cut off."""

    first: str
    second: str
    apart: int


@dataclass(frozen=True, slots=True)
class Broker:
    """A thing between communities: `communities` are those that its neighbours belong to."""

    iri: str
    communities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PaperPair:
    """Two papers and in how many others both are cited, or how many others both cite."""

    first: str
    second: str
    count: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that was measured; ends of pairs are addresses of `things`.

    `things` are all things of the network, the best connected first. `brokers` are ordered by
    betweenness, `bridges` by what they keep together, pairs by their count. `sources` is how
    many things betweenness was counted from, by a fixed choice; 0: from all, so it is exact.
    `modularity` tells how well the communities are apart (0: not at all).
    """

    things: tuple[Measured, ...]
    communities: tuple[Community, ...]
    bridges: tuple[Bridge, ...]
    brokers: tuple[Broker, ...]
    cocited: tuple[PaperPair, ...]
    coupled: tuple[PaperPair, ...]
    modularity: float
    sources: int

    def by_iri(self) -> Mapping[str, Measured]:
        """Return the things by their addresses."""
        return {thing.iri: thing for thing in self.things}
