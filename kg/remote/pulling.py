"""What a store holds, as N-Quads: graph by graph, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import BlankNode, QuerySolutions

from kg.graph.readable import ObjectNode
from kg.remote.answers import RESULTS, column, results
from kg.remote.batches import batches
from kg.remote.patterns import NAMED
from kg.remote.pushing import Progress
from kg.remote.table import digests
from kg.remote.target import Target

_AT_ONCE = 20
"""Graphs that are fetched at once."""


def pull(
    target: Target, *, others: bool = False, progress: Progress | None = None
) -> Iterator[bytes]:
    """Yield the named graphs of a store as N-Quads in order: the same graph is the same bytes.

    With *others* only those that no push of this vault brought. The merge is left out: it says
    nothing that the graphs do not. Raises `StoreError`.
    """
    own = digests(target) if others else {}
    names = sorted(name for name in column(target.asked(NAMED, RESULTS)) if name not in own)
    for number, some in enumerate(batches(names, _AT_ONCE)):
        quads = _fetched(target, some, f"b{number}")
        yield from (quads.get(name, b"") for name in some)
        if progress:
            progress(min((number + 1) * _AT_ONCE, len(names)), len(names))


def _fetched(target: Target, graphs: Sequence[str], scope: str) -> dict[str, bytes]:
    """Return some graphs; blank nodes are called anew, as each answer has names of its own."""
    values = " ".join(f"<{graph}>" for graph in graphs)
    text = f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    found = results(target.asked(text, RESULTS))
    assert isinstance(found, QuerySolutions)  # noqa: S101 - what a SELECT gives
    lines: dict[str, set[str]] = {}
    for graph, *triple in found:
        subject, predicate, value = (_scoped(node, scope) for node in triple)
        lines.setdefault(graph.value, set()).add(f"{subject} {predicate} {value} {graph} .\n")
    return {graph: _in_order(graph, said) for graph, said in lines.items()}


def _in_order(graph: str, lines: set[str]) -> bytes:
    """Return lines as `kg export nquads` has them: what a note says of itself comes first."""
    own = f"<{graph}> "
    return "".join(sorted(lines, key=lambda line: (not line.startswith(own), line))).encode()


def _scoped(node: ObjectNode, scope: str) -> ObjectNode:
    return BlankNode(f"{scope}{node.value}") if isinstance(node, BlankNode) else node
