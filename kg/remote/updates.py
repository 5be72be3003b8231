"""The parts of updates: each is SPARQL 1.1 Update that every store understands.

The merge of all notes is kept in a graph of its own, in most stores the default graph. A
statement leaves it with the last note that makes it. Each part may be carried out twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.remote.patterns import OURS
from kg.remote.profiles.profile import Said

DIGEST = f"<{OURS}digest>"
"""The property of a graph that says what it holds."""

STAMP = f"<{OURS}stamp>"
"""The property of a table that is another one after each push, and empty while one goes on."""


def unmerged(graphs: Sequence[str], merge: str = "") -> str:
    """Take out of the merge what only *graphs* state."""
    names = _names(graphs)
    others = " ".join((names, f"<{merge}>" if merge else "")).replace("> <", ">, <").strip()
    triple = "?s ?p ?o"
    return (
        f"DELETE {{ {_in(merge, triple)} }} WHERE {{ VALUES ?note {{ {names} }} "
        f"GRAPH ?note {{ {triple} }} FILTER NOT EXISTS "
        f"{{ GRAPH ?other {{ {triple} }} FILTER(?other NOT IN ({others})) }} }}"
    )


def dropped(graphs: Iterable[str]) -> list[str]:
    """Remove each of *graphs*."""
    return [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]


def inserted(notes: Iterable[Said]) -> str:
    """State what *notes* state, each in its graph and in the default graph."""
    said = ((note.graph, note.triples.decode()) for note in notes)
    parts = (f"{triples} GRAPH <{graph}> {{ {triples} }}" for graph, triples in said)
    return f"INSERT DATA {{ {' '.join(parts)} }}"


def forgotten(table: str, graphs: Sequence[str]) -> str:
    """Take the digests of *graphs* out of the table."""
    row = f"?graph {DIGEST} ?digest"
    return (
        f"DELETE {{ GRAPH <{table}> {{ {row} }} }} "
        f"WHERE {{ VALUES ?graph {{ {_names(graphs)} }} GRAPH <{table}> {{ {row} }} }}"
    )


def noted(table: str, digests: Mapping[str, str]) -> str:
    """Let the table say these digests; empty is one of a graph that is being worked on.

    The new row comes before the old one goes: no moment forgets that there is a graph.
    """
    rows = " ".join(f'<{graph}> {DIGEST} "{digest}" .' for graph, digest in digests.items())
    pairs = " ".join(f'(<{graph}> "{digest}")' for graph, digest in digests.items())
    row = f"GRAPH <{table}> {{ ?graph {DIGEST} ?before }}"
    return (
        f"INSERT DATA {{ GRAPH <{table}> {{ {rows} }} }} ;\n"  # noqa: S608 - SPARQL of our own
        f"DELETE {{ {row} }} WHERE {{ VALUES (?graph ?digest) {{ {pairs} }} {row} "
        "FILTER(STR(?before) != ?digest) }"
    )


def begun(table: str, graphs: Iterable[str]) -> str:
    """Note in the table that *graphs* are being worked on."""
    return noted(table, dict.fromkeys(graphs, ""))


def done(table: str, notes: Iterable[Said]) -> str:
    """Note in the table that *notes* are there as a whole."""
    return noted(table, {note.graph: note.digest for note in notes})


def stamped(table: str, stamp: str) -> str:
    """Mark the table with *stamp* in place of what it was marked with."""
    row = f"<{table}> {STAMP}"
    return (
        f"DELETE WHERE {{ GRAPH <{table}> {{ {row} ?before }} }} ;\n"
        f'INSERT DATA {{ GRAPH <{table}> {{ {row} "{stamp}" }} }}'
    )


def holding(graphs: Sequence[str]) -> str:
    """Ask which of *graphs* hold anything, as `g`."""
    return (
        f"SELECT DISTINCT ?g WHERE {{ VALUES ?g {{ {_names(graphs)} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    )


def as_quads(notes: Iterable[Said]) -> bytes:
    """Return *notes* as N-Quads, in their graphs and in the default graph."""
    parts = (
        part
        for note in notes
        for part in (note.triples, note.triples.replace(b" .\n", f" <{note.graph}> .\n".encode()))
    )
    return b"".join(parts)


def _in(graph: str, triples: str) -> str:
    return f"GRAPH <{graph}> {{ {triples} }}" if graph else triples


def _names(graphs: Iterable[str]) -> str:
    return " ".join(f"<{graph}>" for graph in graphs)
