"""The graph as a whole or in part: as a value, for other libraries, and measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.library.connecting import Connecting

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from kg.network.measuring import Measures
    from kg.network.statements import Statements
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

    def statements(self) -> Statements:
        """Return what is said of all things, read a property at a time when it is asked for.

        For who wants nearly everything: what was read is kept as long as this is.
        """
        return self._network().statements()

    def by_note(self) -> Iterator[tuple[str, bytes]]:
        """Yield the address of each note with what it states as N-Triples, in order."""
        from kg.query.exports import by_note  # noqa: PLC0415 - few take the graph along

        return by_note(self._index.store)

    def measures(self) -> Measures:
        """Measure the whole: centrality, communities, bridges, brokers, pairs of papers.

        What was measured is kept in the vault's index until the graph changes.
        """
        kept = self.kept_measures()
        if kept is None:
            from kg.network.measuring.kept import keep_measures  # noqa: PLC0415 - few ask
            from kg.network.measuring.measure import measure  # noqa: PLC0415 - numpy is heavy

            network = self._network()
            kept = measure(network.nodes(), network.edges())
            keep_measures(self._index.folder, self._index.graph_stamp, kept)
            self._known_measures = (self._index.graph_stamp, kept)
        return kept

    def kept_measures(self) -> Measures | None:
        """Return the measures if they are kept from before: for who does not want to wait."""
        from kg.network.measuring.kept import kept_measures  # noqa: PLC0415 - few ask

        stamp = self._index.graph_stamp
        if self._known_measures is None or self._known_measures[0] != stamp:
            found = kept_measures(self._index.folder, stamp)
            self._known_measures = (stamp, found) if found else None
        return self._known_measures[1] if self._known_measures else None

    _known_measures: tuple[str, Measures] | None = None

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
