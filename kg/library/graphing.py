"""The graph as a whole or in part: as a value, for other libraries, and measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.library.connecting import Connecting

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from kg.network.subgraph import Subgraph


class Graphing(Connecting):
    """The graph taken out of the vault."""

    def graph(
        self,
        thing: str = "",
        depth: int = 1,
        kinds: Iterable[str] = (),
        *,
        edges: Iterable[str] = (),
        most: int = 0,
    ) -> Subgraph:
        """Return what lies at most *depth* edges from *thing*, or everything without one.

        *kinds* are kinds of things, *edges* kinds of edges to keep to (`paper`, `rests on`);
        *most* is how many things to take at most (0: all), the nearest, or of everything the
        best connected. Raises `UnknownThing`, `AmbiguousThing`, or `UnknownName` for a word
        that is no kind.
        """
        from kg.network.filters import filter_of  # noqa: PLC0415 - most commands need no graph
        from kg.network.subgraph import neighbourhood, whole  # noqa: PLC0415 - as above

        network, only = self._network(), filter_of((*kinds, *edges))
        if thing:
            return neighbourhood(network, self._node(thing), depth, only, most)
        found = whole(network, only)
        return found.best_connected(most) if most else found

    def as_networkx(self) -> nx.MultiDiGraph[str]:
        """Return everything as a graph of networkx: things by address, edges with reasons.

        Things have `kind`, `label`, `path`, `line`; edges `kind`, `reason`, `sentence`,
        `word`, `path`, `line`, `note`, `cost`. It is a copy: what is done to it stays there.
        """
        from kg.network.networkx_view import to_networkx  # noqa: PLC0415 - networkx is heavy

        network = self._network()
        return to_networkx(network.nodes(), network.edges())

    def as_rdflib(self) -> Dataset:
        """Return the graph for rdflib: the merge of all notes, and a named graph for each.

        It is read where it lies, its prefixes are declared, and what would change it raises
        `TypeError`.
        """
        from kg.query.rdflib_view import to_rdflib  # noqa: PLC0415 - rdflib is heavy
        from kg.query.sparql import prefixes  # noqa: PLC0415 - as above

        return to_rdflib(self._index.store, prefixes(self.config.base))
