"""How things hang together: explained paths, what stands on what, the graph as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.library.opened import Opened

if TYPE_CHECKING:
    from kg.network.edges import Edge, Node
    from kg.network.network import Network
    from kg.network.paths import PathAnswer
    from kg.network.standing import Standing


class Connecting(Opened):
    """The typed edges between things, each with its reason and place.

    A note stands for what it is about. Every THING may be unknown or ambiguous: the methods
    raise `UnknownThing` or `AmbiguousThing`.
    """

    _known_network: Network | None = None

    def around(self, thing: str) -> tuple[Edge, ...]:
        """Return the edges between *thing* and its neighbours, the most telling first."""
        return self._network().around(self._node(thing))

    def node(self, address: str) -> Node:
        """Describe one end of an edge by its address."""
        return self._network().node(address)

    def path(
        self,
        start: str,
        end: str,
        *,
        count: int = 1,
        via: Iterable[str] = (),
        avoid: Iterable[str] = (),
    ) -> PathAnswer:
        """Return the *count* cheapest explained paths from one thing to another.

        *via* and *avoid* are kinds of edges or things (`cites`, `person`). Raises
        `UnknownName` for a word that is no kind.
        """
        from kg.network.filters import filter_of  # noqa: PLC0415 - only paths are filtered
        from kg.network.paths import explain_path  # noqa: PLC0415 - as above

        only = filter_of(via, avoid)
        ends = self._node(start), self._node(end)
        return explain_path(self._network(), *ends, count=count, only=only)

    def impact(self, thing: str, *, refuted: Iterable[str] = (), depth: int = 0) -> Standing:
        """Return the tree of what falls or is weakened if *thing* falls, and *refuted* too.

        It is at most *depth* steps high (0: as high as it grows).
        """
        from kg.network.standing import impact  # noqa: PLC0415 - only two commands need trees

        gone = [self._node(r) for r in refuted]
        return impact(self._network(), self._node(thing), gone, depth=depth)

    def why(
        self,
        thing: str,
        *,
        refuted: Iterable[str] = (),
        depth: int = 0,
        contributions: bool = False,
    ) -> Standing:
        """Return the tree of what *thing* stands on, and how that stands if *refuted* fell.

        *depth* as for `impact`; *contributions*: also what papers claim beside their core
        claims.
        """
        from kg.network.standing import why  # noqa: PLC0415 - as above

        gone = [self._node(r) for r in refuted]
        node = self._node(thing)
        return why(self._network(), node, gone, depth=depth, contributions=contributions)

    def _node(self, thing: str) -> str:
        return self._network().thing(self._find(thing).iri)

    def _network(self) -> Network:
        """Return the network over the store as it is now."""
        from kg.network.network import Network  # noqa: PLC0415 - most commands need no edges

        store = self._index.store
        if self._known_network is None or self._known_network.store is not store:
            others = [one.base for one in self._index.others if self._index.everywhere]
            self._known_network = Network(store, self.config.base, others)
        return self._known_network
