"""OpenLink Virtuoso 7: `/sparql`, and `/sparql-auth` for who signs in (with Digest).

Its default graph is the union of all graphs, those of the system too, and counts a statement
once for each. So the merge is a named graph, and is named as default graph in every query;
`GRAPH ?g` still sees all graphs, while `GRAPH <name>` then finds nothing, but a variable with
the name as its value does. An update of several operations is carried out in parts. Its
compiler takes some thousand triples in one INSERT. An ASK is answered with a table, a boolean
with 1 or 0, and a table that is too long is cut off without an error. Texts that begin alike
are put in an order that is none, unless STR makes it read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import StoreError
from kg.remote.answers import RESULTS, column
from kg.remote.batches import batches
from kg.remote.client import Client, Reply
from kg.remote.endpoints import Endpoints, below
from kg.remote.graphclauses import without
from kg.remote.orderclauses import compared_whole
from kg.remote.patterns import OURS
from kg.remote.profiles.profile import Said
from kg.remote.updates import begun, done, dropped, forgotten, holding, unmerged

_PATHS = {
    "transitive start not given": "follows a path with `+` or `*` only from an end that is given",
    "transitive temp memory": "ran out of the memory that it gives a path with `+` or `*`",
}
_FROM_AN_END = "name one end of it (VALUES takes several), or ask without --store"

MERGE = f"{OURS}merged"
"""The graph that holds the merge."""

_SYSTEM = (
    "http://localuriqaserver/sparql",
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
)
"""What it holds when it is new."""

_TRIPLES = 2000
"""Triples in one INSERT: its compiler runs out of memory at about 5,000."""

_ASKED = re.compile(rb'"vars": \["__ASK_RETVAL"\]')
_YES = b'"__ASK_RETVAL": {'
_BOOLEAN = re.compile(rb'(XMLSchema#boolean", "value": )"([01])"')
_CUT = "x-sparql-maxrows"


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """Virtuoso Open Source 7.2 and later."""

    name: str = "virtuoso"
    batch: int = 100

    def endpoints(self, url: str, *, signed: bool) -> Endpoints:
        """Return where it answers: who signs in has addresses of their own."""
        base = url.rstrip("/").removesuffix("/sparql-auth").removesuffix("/sparql")
        end = "-auth" if signed else ""
        return below(base, f"sparql{end}", f"sparql{end}", f"sparql-graph-crud{end}")

    def parameters(self) -> Mapping[str, str]:
        """Return which graph is the default one."""
        return {"default-graph-uri": MERGE}

    def asked(self, text: str, table: str) -> str:
        """Return the query with its graphs as values, and long texts compared to their end."""
        return compared_whole(without(text, [table, MERGE, *_SYSTEM], by_value=True))

    def read(self, reply: Reply) -> Reply:
        """Return the answer as the standard has it. Raises `StoreError` for one that was cut."""
        if _CUT in reply.headers:
            most = reply.headers[_CUT]
            hint = "raise ResultSetMaxRows in its virtuoso.ini, or ask for less"
            raise StoreError(f"the store at {reply.address} gives no more than {most} rows", hint)
        if _ASKED.search(reply.body[:200]):
            truth = "true" if _YES in reply.body else "false"
            return replace(reply, body=f'{{"head":{{}},"boolean":{truth}}}'.encode())
        return replace(reply, body=_BOOLEAN.sub(_as_word, reply.body))

    def explained(self, error: StoreError) -> StoreError:
        """Say what a path with `+` or `*` lacks: it is walked in memory, from a given end."""
        said = str(error)
        for mark, sentence in _PATHS.items():
            if mark in said:
                return StoreError(f"Virtuoso {sentence}", _FROM_AN_END)
        return error

    def replace(self, client: Client, table: str, notes: Sequence[Said]) -> None:
        """Replace the graphs of *notes*, with as many triples at once as can be."""
        graphs = [note.graph for note in notes]
        client.update(begun(table, graphs))
        self._withdraw(client, graphs)
        for triples in batches([*_placed(notes)], _TRIPLES):
            client.update(_inserted(triples))
        client.update(done(table, notes))

    def remove(self, client: Client, table: str, graphs: Sequence[str]) -> None:
        """Remove *graphs*."""
        client.update(begun(table, graphs))
        self._withdraw(client, graphs)
        client.update(forgotten(table, graphs))

    def _withdraw(self, client: Client, graphs: Sequence[str]) -> None:
        held = column(client.query(holding(graphs), RESULTS))
        if held:
            client.update(unmerged(held, MERGE))
            for operation in dropped(held):
                client.update(operation)


def _placed(notes: Sequence[Said]) -> Iterator[tuple[str, str]]:
    """Yield each triple of *notes* with its graph, and once more for the merge."""
    for note in notes:
        lines = note.triples.decode().removesuffix("\n").split("\n")
        yield from ((note.graph, line) for line in lines)
        yield from ((MERGE, line) for line in lines)


def _inserted(triples: Sequence[tuple[str, str]]) -> str:
    by_graph: dict[str, list[str]] = {}
    for graph, triple in triples:
        by_graph.setdefault(graph, []).append(triple)
    parts = (f"GRAPH <{graph}> {{ {' '.join(said)} }}" for graph, said in by_graph.items())
    return f"INSERT DATA {{ {' '.join(parts)} }}"


def _as_word(found: re.Match[bytes]) -> bytes:
    return found[1] + (b'"true"' if found[2] == b"1" else b'"false"')
