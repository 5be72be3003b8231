"""Papers that belong together by what cites them, and by what they cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from scipy import sparse

from kg.network.edges import Edge, Node
from kg.network.measuring.matrix import Matrix
from kg.network.measuring.values import PaperPair

_CITING = ("paper", "artifact", "note", "concept")
"""Kinds of things whose edges to a paper cite it."""

_LEAST, _MOST = 2, 200
"""Pairs are told from this count on, and so many of them."""

_TOO_MANY = 500
"""What cites or is cited by more than so many says nothing of any two of them."""


def cocited(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[PaperPair, ...]:
    """Return pairs of papers that the same things cite, with the number of those things."""
    kinds = {node.iri: node.kind for node in nodes}
    return _pairs((cited, citing) for citing, cited in _citations(kinds, edges))


def coupled(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[PaperPair, ...]:
    """Return pairs of papers that cite the same papers, with the number of those."""
    kinds = {node.iri: node.kind for node in nodes}
    found = _citations(kinds, edges)
    return _pairs((citing, cited) for citing, cited in found if kinds[citing] == "paper")


def _citations(kinds: Mapping[str, str], edges: Iterable[Edge]) -> Iterator[tuple[str, str]]:
    """Yield who cites which paper; an artifact cites what informs it."""
    for edge in edges:
        citing, cited = edge.source, edge.target
        if edge.kind == "informs":
            citing, cited = cited, citing
        if kinds[cited] == "paper" and kinds[citing] in _CITING and citing != cited:
            yield citing, cited


def _pairs(said: Iterable[tuple[str, str]]) -> tuple[PaperPair, ...]:
    """Return pairs of the first that share second ones, most first."""
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    cells = {
        (rows.setdefault(one, len(rows)), columns.setdefault(other, len(columns)))
        for one, other in said
    }
    if not cells:
        return ()
    ends = np.array(sorted(cells), dtype=np.int64)
    shape = (len(rows), len(columns))
    table = sparse.csc_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=shape)
    table = table[:, np.diff(table.indptr) <= _TOO_MANY]
    return _most(table @ table.T, list(rows))


def _most(shared: Matrix, names: list[str]) -> tuple[PaperPair, ...]:
    upper = sparse.triu(shared, k=1).tocoo()
    kept = upper.data >= _LEAST
    rows = zip(upper.row[kept], upper.col[kept], upper.data[kept], strict=True)
    found = []
    for row, column, count in rows:
        first, second = sorted((names[row], names[column]))
        found.append(PaperPair(first, second, int(count)))
    return tuple(sorted(found, key=lambda pair: (-pair.count, pair.first, pair.second))[:_MOST])
