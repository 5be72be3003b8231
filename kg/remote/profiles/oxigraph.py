"""Oxigraph's server: `/query`, `/update`, and quads loaded at `/store`.

Its default graph is a graph of its own; a union of the others would count a statement twice
that two notes make. So the merge is stored in it. An update is carried out whole or not at
all, however many operations it has; a load with `no_transaction` is quicker and may be
broken off, so only graphs that are not there yet are loaded, and noted afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import StoreError
from kg.remote.answers import RESULTS, column
from kg.remote.client import N_QUADS, Client, Reply
from kg.remote.endpoints import Endpoints, below
from kg.remote.graphclauses import without
from kg.remote.profiles.profile import Said
from kg.remote.updates import as_quads, begun, done, dropped, forgotten, holding, inserted, unmerged

_LOAD = {"no_transaction": "", "lenient": ""}


@dataclass(frozen=True, slots=True)
class Oxigraph:
    """The server of Oxigraph 0.4 and later."""

    name: str = "oxigraph"
    batch: int = 100

    def endpoints(self, url: str, *, signed: bool) -> Endpoints:  # noqa: ARG002 - as all do
        """Return where it answers."""
        return below(url, "query", "update", "store")

    def parameters(self) -> Mapping[str, str]:
        """Return nothing: the default graph is the merge."""
        return {}

    def asked(self, text: str, table: str) -> str:
        """Return the query without a view of the table."""
        return without(text, [table])

    def read(self, reply: Reply) -> Reply:
        """Return the answer as it is: a broken one ends its connection."""
        return reply

    def explained(self, error: StoreError) -> StoreError:
        """Return the error as it is."""
        return error

    def replace(self, client: Client, table: str, notes: Sequence[Said]) -> None:
        """Load *notes* if none of their graphs is there, else replace them in one update."""
        graphs = [note.graph for note in notes]
        held = column(client.query(holding(graphs), RESULTS))
        if not held:
            client.update(begun(table, graphs))
            client.post(_LOAD, as_quads(notes), N_QUADS)
            client.update(done(table, notes))
            return
        parts = (unmerged(held), *dropped(held), inserted(notes), done(table, notes))
        client.update(" ;\n".join(parts))

    def remove(self, client: Client, table: str, graphs: Sequence[str]) -> None:
        """Remove *graphs* in one update."""
        parts = (forgotten(table, graphs), unmerged(graphs), *dropped(graphs))
        client.update(" ;\n".join(parts))
