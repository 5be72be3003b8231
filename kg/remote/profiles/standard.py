"""Any store that keeps to the standards: what a profile does where nothing better is known.

Graphs are replaced one by one with PUT, because many stores carry out an update of several
operations in parts. Whether the default graph is a graph of its own or shows all the others
is found out: in the first case the merge is stored in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import StoreError
from kg.remote.answers import RESULTS, column, truth
from kg.remote.client import N_TRIPLES, Client, Reply
from kg.remote.endpoints import Endpoints, below
from kg.remote.graphclauses import without
from kg.remote.profiles.profile import Said
from kg.remote.updates import STAMP, begun, done, forgotten, holding, unmerged


@dataclass(frozen=True, slots=True)
class Standard:
    """SPARQL 1.1 Protocol and Graph Store HTTP, and nothing besides."""

    name: str = "any"
    batch: int = 50

    def endpoints(self, url: str, *, signed: bool) -> Endpoints:  # noqa: ARG002 - as all do
        """Return where most stores answer."""
        return below(url, "query", "update", "store")

    def parameters(self) -> Mapping[str, str]:
        """Return nothing: the default graph is the merge, or shows all the others."""
        return {}

    def asked(self, text: str, table: str) -> str:
        """Return the query without a view of the table."""
        return without(text, [table])

    def read(self, reply: Reply) -> Reply:
        """Return the answer as it is."""
        return reply

    def explained(self, error: StoreError) -> StoreError:
        """Return the error as it is."""
        return error

    def replace(self, client: Client, table: str, notes: Sequence[Said]) -> None:
        """Replace the graphs of *notes* one by one."""
        merges = not _shows_all(client, table)
        self._withdraw(client, table, [note.graph for note in notes], merges=merges)
        for note in notes:
            client.put(note.graph, note.triples)
        if merges:
            client.post({"default": ""}, b"".join(note.triples for note in notes), N_TRIPLES)
        client.update(done(table, notes))

    def remove(self, client: Client, table: str, graphs: Sequence[str]) -> None:
        """Remove *graphs* one by one."""
        self._withdraw(client, table, graphs, merges=not _shows_all(client, table))
        for graph in graphs:
            client.delete(graph)
        client.update(forgotten(table, graphs))

    def _withdraw(self, client: Client, table: str, graphs: Sequence[str], *, merges: bool) -> None:
        """Note that *graphs* are worked on, and take out of the merge what they alone state."""
        client.update(begun(table, graphs))
        held = column(client.query(holding(graphs), RESULTS)) if merges else []
        if held:
            client.update(unmerged(held))


def _shows_all(client: Client, table: str) -> bool:
    """Tell whether the default graph shows what named graphs hold: a push has marked *table*."""
    return truth(client.query(f"ASK {{ <{table}> {STAMP} ?stamp }}", RESULTS))
