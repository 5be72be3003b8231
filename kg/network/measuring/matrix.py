"""The network as numbers: which node is which row, and who hangs together with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.network.edges import Edge, Node

Matrix: TypeAlias = sparse.csr_array


@dataclass(frozen=True, slots=True)
class Matrices:
    """The network as matrices; row and column n belong to `nodes[n]`.

    `directed` has the weights of the edges from row to column, `joined` those of both
    directions together: an edge weighs the more, the more it says.
    """

    nodes: Sequence[Node]
    directed: Matrix
    joined: Matrix

    @property
    def degrees(self) -> NDArray[np.int64]:
        """Return how many things each node hangs together with."""
        counts: NDArray[np.int64] = np.diff(self.joined.indptr).astype(np.int64)
        return counts


def matrices(nodes: Sequence[Node], edges: Iterable[Edge]) -> Matrices:
    """Return *edges* as matrices."""
    number = {node.iri: n for n, node in enumerate(nodes)}
    rows = [(number[e.source], number[e.target], 1 / e.cost) for e in edges]
    table = np.array(rows, dtype=np.float64).reshape(-1, 3)
    table = table[table[:, 0] != table[:, 1]]
    ends = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    directed = sparse.csr_array((table[:, 2], ends), shape=(len(nodes), len(nodes)))
    directed.sum_duplicates()
    joined = sparse.csr_array(directed + directed.T)
    joined.sort_indices()
    return Matrices(nodes, directed, joined)
