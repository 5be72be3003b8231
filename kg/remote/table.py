"""What a store says it has of a vault: digests as noted by pushes, and statements as counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.remote.answers import RESULTS, rows
from kg.remote.batches import batches
from kg.remote.target import Target
from kg.remote.updates import DIGEST

_PAGE = 5000
"""Rows that are asked for at once: some stores give no more than 10,000, and do not say so."""

_AT_ONCE = 1000
"""Graphs that are counted at once."""


def digests(target: Target) -> Mapping[str, str]:
    """Return the digest of each graph that a push of this vault brought. Raises `StoreError`.

    It is empty for a graph that a push worked on when it broke off.
    """
    found: dict[str, str] = {}
    for graph, digest in _table(target):
        found[graph] = digest if found.get(graph, digest) == digest else ""
    return found


def _table(target: Target) -> Iterator[tuple[str, str]]:
    """Yield graphs and digests a page at a time; a row may come twice.

    A page begins with the graph that the last one ended with, not with an offset: Virtuoso
    sorts no more than 10,000 rows.
    """
    last = ""
    while True:
        text = (
            f"SELECT ?graph ?digest WHERE {{ GRAPH <{target.table}> {{ ?graph {DIGEST} ?digest }} "
            f'FILTER(STR(?graph) >= "{last}") }} ORDER BY STR(?graph) LIMIT {_PAGE}'
        )
        page = rows(target.client.query(text, RESULTS))
        yield from ((one["graph"], one["digest"]) for one in page)
        if len(page) < _PAGE or page[-1]["graph"] == last:
            return
        last = page[-1]["graph"]


def counts(target: Target, graphs: Sequence[str]) -> Mapping[str, int]:
    """Return how many statements each of *graphs* holds; those without any are left out."""
    found: dict[str, int] = {}
    for some in batches(graphs, _AT_ONCE):
        names = " ".join(f"<{graph}>" for graph in some)
        text = (
            f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} "
            "GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        )
        answer = rows(target.client.query(text, RESULTS))
        found.update((one["g"], int(one["n"])) for one in answer if one["g"])
    return found
