"""Where to draw the things of a graph: by their distances when they are few, else by forces."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import shortest_path

from kg.network.layout import layout
from kg.network.repulsion import Points
from kg.network.subgraph import Subgraph

MOST_BY_DISTANCE = 400
"""So many things are placed by the distances of all pairs: time and room grow as the square."""

_ROUNDS, _ENOUGH = 150, 1e-4
_FOCUS = 5.0
"""How much more the distances from the thing in the middle count than the others."""


def placed(graph: Subgraph) -> Points:
    """Return a point for each node of *graph*, the focus at 0; lengths are about 1."""
    number = {node.iri: n for n, node in enumerate(graph.nodes)}
    pairs = [(number[edge.source], number[edge.target]) for edge in graph.edges]
    edges = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    points = layout(edges, len(graph.nodes))
    if 2 < len(points) <= MOST_BY_DISTANCE:
        points = _by_distance(points, edges, focused=bool(graph.focus))
    return points - points[0] if graph.focus and len(points) else points


def _by_distance(points: Points, edges: NDArray[np.int64], *, focused: bool) -> Points:
    """Bring points apart as far as the things are in the graph (SMACOF, least stress)."""
    wanted = _distances(edges, len(points))
    weights = 1 / (wanted + np.eye(len(points))) ** 2
    if focused:
        weights[0] *= _FOCUS
        weights[:, 0] *= _FOCUS
    np.fill_diagonal(weights, 0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(_ROUNDS):
        actual = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
        ratio = -weights * wanted / np.maximum(actual, 1e-9)
        np.fill_diagonal(ratio, 0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        moved = inverse @ (ratio @ points)
        done = np.abs(moved - points).max() < _ENOUGH
        points = moved
        if done:
            break
    return points


def _distances(edges: NDArray[np.int64], n: int) -> NDArray[np.float64]:
    """Return how many edges lie between each two things; parts that nothing joins lie apart."""
    ones = np.ones(len(edges))
    graph = sparse.csr_array((ones, (edges[:, 0], edges[:, 1])), shape=(n, n))
    found = shortest_path(graph, directed=False, unweighted=True)
    joined = np.isfinite(found)
    far: NDArray[np.float64] = np.where(joined, found, found[joined].max(initial=0) / 2 + 1.5)
    return far
