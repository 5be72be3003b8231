"""How things hang together: explained paths, what stands on what, the graph as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.library.opened import Opened

if TYPE_CHECKING:
    from kg.network.edges import Edge, Node
    from kg.network.network import Network


class Connecting(Opened):
    """The typed edges between things, each with its reason and place."""

    def around(self, thing: str) -> tuple[Edge, ...]:
        """Return the edges between *thing* and its neighbours, the most telling first.

        A note stands for what it is about. Raises `UnknownThing` or `AmbiguousThing`.
        """
        network = self._network()
        return network.around(network.thing(self._find(thing).iri))

    def node(self, address: str) -> Node:
        """Describe one end of an edge by its address."""
        return self._network().node(address)

    def _network(self) -> Network:
        """Return the network over the store as it is now."""
        from kg.network.network import Network  # noqa: PLC0415 - most commands need no edges

        store = self._index.store
        if self._known_network is None or self._known_network.store is not store:
            self._known_network = Network(store, self.config.base)
        return self._known_network

    _known_network: Network | None = None
