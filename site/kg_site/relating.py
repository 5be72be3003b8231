"""What is related to a thing without being linked to it: what shares its neighbours.

Two things are the more alike the more neighbours they share, and the fewer others have
those: the cosine of their neighbours, each weighted by how rare it is (tf-idf, Spärck Jones
1972). Of a paper the neighbours are the concepts it speaks of, the artifacts it informs, the
claims, papers and notes it is linked with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.network.subgraph import Subgraph

MOST = 5
"""Related things of one thing."""

_SHARED, _ENOUGH = 3, 2
"""Shared neighbours that are named, and those that make two things related."""

_COMMON = 400
"""A neighbour of more things than this tells nothing about any of them."""

_LEAST = 0.08
"""What is less alike than this is not related."""

_KINDS = frozenset({"paper", "note"})


@dataclass(frozen=True, slots=True)
class Kin:
    """Something related, by IRI, and the neighbours that both share, the rarest first."""

    iri: str
    shared: tuple[str, ...]


def related(graph: Subgraph) -> dict[str, tuple[Kin, ...]]:
    """Return what is related to each paper and each plain note, the most alike first.

    What is linked to a thing is left out: its page shows that anyway.
    """
    things = [node.iri for node in graph.nodes if node.kind in _KINDS]
    of = {iri: number for number, iri in enumerate(things)}
    features = {node.iri: n for n, node in enumerate(graph.nodes) if node.kind != "person"}
    pairs = {
        (of[one], features[other])
        for edge in graph.edges
        for one, other in ((edge.source, edge.target), (edge.target, edge.source))
        if one in of and other in features and one != other
    }
    if not pairs:
        return {}
    weights = _weights(sorted(pairs), len(things), len(graph.nodes))
    names = [node.iri for node in graph.nodes]
    linked = {(one, of[names[other]]) for one, other in pairs if names[other] in of}
    return {
        things[row]: kin
        for row, likeness in enumerate(_likeness(weights))
        if (kin := tuple(islice(_kin(row, likeness, weights, linked, things, names), MOST)))
    }


def _weights(pairs: list[tuple[int, int]], rows: int, columns: int) -> sparse.csr_array:
    """Return for each thing the weights of its neighbours: a row of length 1, or 0."""
    ends = np.array(pairs, dtype=np.int64)
    having = np.bincount(ends[:, 1], minlength=columns)
    rarity = np.where(having > _COMMON, 0, np.log(1 + rows / np.maximum(having, 1)))
    made = sparse.csr_array((rarity[ends[:, 1]], (ends[:, 0], ends[:, 1])), shape=(rows, columns))
    length = np.sqrt(made.multiply(made).sum(axis=1))
    scaled: sparse.csr_array = sparse.diags_array(1 / np.maximum(length, 1e-9)) @ made
    return sparse.csr_array(scaled)


def _likeness(weights: sparse.csr_array) -> Iterable[Mapping[int, float]]:
    """Yield for each thing how alike it is to others, a block of rows at a time."""
    across, block = sparse.csr_array(weights.T), 512
    for start in range(0, weights.shape[0], block):
        found = sparse.csr_array(weights[start : start + block] @ across)
        for row in range(found.shape[0]):
            span = slice(found.indptr[row], found.indptr[row + 1])
            yield _best(found.indices[span], found.data[span])


def _best(others: NDArray[np.int32], likeness: NDArray[np.float64]) -> dict[int, float]:
    """Return the most alike, with room for those that are then left out."""
    enough = np.flatnonzero(likeness > _LEAST)
    order = enough[np.lexsort((others[enough], -likeness[enough]))][: MOST * 6]
    return dict(zip(others[order].tolist(), likeness[order].tolist(), strict=True))


def _kin(  # noqa: PLR0913, PLR0917 - the numbers, and what they stand for
    row: int,
    likeness: Mapping[int, float],
    weights: sparse.csr_array,
    linked: set[tuple[int, int]],
    things: list[str],
    names: list[str],
) -> Iterable[Kin]:
    own = dict(_row(weights, row))
    for other in likeness:
        if other == row or (row, other) in linked:
            continue
        both = {c: weight for c, weight in _row(weights, other) if weight and own.get(c)}
        if len(both) >= _ENOUGH:
            rarest = sorted(both, key=lambda c: (-both[c] * own[c], names[c]))
            yield Kin(things[other], tuple(names[column] for column in rarest[:_SHARED]))


def _row(weights: sparse.csr_array, row: int) -> Iterable[tuple[int, float]]:
    span = slice(weights.indptr[row], weights.indptr[row + 1])
    return zip(weights.indices[span].tolist(), weights.data[span].tolist(), strict=True)
