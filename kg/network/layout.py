"""Where to draw the nodes of a large graph, so that what hangs together lies together.

In LinLog (Noack, "Energy Models for Graph Clustering", 2007) every edge pulls with the same
force however long it is, and nodes push each other off with a force that falls as 1/distance,
each as heavy as its degree: groups with few edges between them end up apart. Here an edge
pulls a little more the longer it is, or groups would shrink to points; it pulls in proportion
to its length at first, which unfolds the graph.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from kg.network.repulsion import Points, Weights, apart, gathered, repulsion

_STEPS, _WARM_STEPS = 180, 20
"""Steps from nothing, and from where the nodes were before."""

_UNFOLDING = 0.4
"""The part of the steps in which edges lose their way of pulling in proportion to length."""

_PULL = 0.3
"""An edge of length x pulls with x to this power in the end; LinLog proper has 0."""

_PUSH = 3.0
"""How much all nodes push, as a multiple of how much all edges pull."""

_GRAVITY = 0.05
"""Pull to the middle: parts that nothing joins stay in sight."""

_LONGEST = 0.2
"""The longest step of a node, in mean distances from the middle."""

_ROOM, _ROUNDS = 1.4, 30
"""Room for a node, in mean distances between neighbours, and rounds to make that room."""


def layout(edges: ArrayLike, n: int, start: Points | None = None, *, seed: int = 1) -> Points:
    """Return a point for each of *n* nodes, joined by *edges* (pairs of numbers below *n*).

    The mean distance of a point from the middle, which is 0, is 1. The same call gives the
    same points. *start* are points from before, a row for each node and NaN for a new one:
    the nodes stay about where they were. Raises `ValueError` for an edge to no node.
    """
    pairs = np.asarray(edges, dtype=np.int64).reshape(-1, 2)
    if len(pairs) and not (pairs.min() >= 0 and pairs.max() < n):
        raise ValueError(f"an edge leads to a node that is not among the {n}")
    graph = _adjacency(pairs[pairs[:, 0] != pairs[:, 1]], n)
    joined = np.flatnonzero(np.diff(graph.indptr))
    alone = np.setdiff1d(np.arange(n), joined)
    points = np.zeros((n, 2))
    if len(joined):
        own = graph[joined][:, joined]
        before = None if start is None else np.asarray(start, dtype=np.float64)[joined]
        points[joined] = _joined(own, before, seed)
    points[alone] = _around(points[joined], len(alone))
    return _scaled(points)


def _joined(graph: sparse.csr_array, before: Points | None, seed: int) -> Points:
    """Return points for nodes that have edges."""
    if before is None or np.isnan(before).all():
        points = _steps(graph, _spectral(graph, seed), _STEPS, unfolding=_UNFOLDING)
    else:
        points = _steps(graph, _beside(graph, before, seed), _WARM_STEPS, unfolding=0)
    return _scaled(apart(_scaled(points), _ROOM / len(points) ** 0.5, _ROUNDS))


def _steps(graph: sparse.csr_array, points: Points, count: int, *, unfolding: float) -> Points:
    """Let the forces move the points *count* times."""
    pairs = np.column_stack(sparse.triu(graph).nonzero()).astype(np.int64)
    weights = np.diff(graph.indptr) + 1.0
    push = _PUSH * len(pairs) / weights.sum() ** 2
    points, before, speed = _scaled(points), np.zeros_like(points), 0.1
    for step in range(count):
        power = max(_PULL, 1 - step / (count * unfolding)) if unfolding else _PULL
        between = points[pairs[:, 1]] - points[pairs[:, 0]]
        pull = between * (np.hypot(*between.T) + 1e-4)[:, None] ** (power - 1)
        force = gathered(pairs, pull, len(points)) / weights[:, None]
        force += push * repulsion(points, weights) - _GRAVITY * points
        speed = min(speed * 1.5, _steadiness(force, before, weights))
        points = points + _move(force, before, speed)
        before = force
    return points


def _steadiness(force: Points, before: Points, weights: Weights) -> float:
    """Return how much more the forces go on than swing to and fro (as ForceAtlas2 does)."""
    going = weights @ np.hypot(*(force + before).T) / 2
    return float(going / max(weights @ np.hypot(*(force - before).T), 1e-12))


def _move(force: Points, before: Points, speed: float) -> Points:
    """Return how far each node goes: less where its force swings, and never too far."""
    swinging = np.sqrt(np.hypot(*(force - before).T))
    move = force * (0.4 * speed / (1 + speed * swinging))[:, None]
    length = np.maximum(np.hypot(*move.T), 1e-12)
    kept: Points = move * np.minimum(1, _LONGEST / length)[:, None]
    return kept


def _spectral(graph: sparse.csr_array, seed: int, columns: int = 8, rounds: int = 60) -> Points:
    """Return a first guess: the slowest ways in which a spread over the edges dies out."""
    random = np.random.default_rng(seed)
    n, degree = graph.shape[0], np.diff(graph.indptr) + 1.0
    root = 1 / np.sqrt(degree)[:, None]
    even = (1 / root) / np.linalg.norm(1 / root)
    some = random.standard_normal((n, min(columns, n)))
    for _ in range(rounds):
        some = (some + root * (graph @ (root * some)) + some / degree[:, None]) / 2
        some, _ = np.linalg.qr(some - even @ (even.T @ some))
    _, turned = np.linalg.eigh(some.T @ (root * (graph @ (root * some))))
    ways = np.zeros((n, 2))
    ways[:, : min(2, n)] = (some @ turned)[:, ::-1][:, :2] * root
    spread = np.sign(ways) * np.sqrt(np.abs(ways))
    spread /= spread.std(axis=0) + 1e-12
    return spread + 0.05 * random.standard_normal((n, 2))


def _beside(graph: sparse.csr_array, before: Points, seed: int) -> Points:
    """Return the points from before; a new node begins amid its neighbours."""
    known = ~np.isnan(before[:, 0])
    points = _scaled(np.where(known[:, None], before, 0), known)
    links = np.maximum(graph @ known.astype(float), 1)
    amid = (graph @ np.where(known[:, None], points, 0)) / links[:, None]
    scatter = 0.02 * np.random.default_rng(seed).standard_normal(points.shape)
    placed: Points = np.where(known[:, None], points, amid + scatter)
    return placed


def _around(points: Points, count: int) -> Points:
    """Return places for nodes without an edge: on a spiral around all others."""
    inner = float(np.hypot(*points.T).max()) * 1.08 if len(points) else 0.0
    room = _ROOM / max(len(points), count, 1) ** 0.5
    turns = np.arange(count)
    radius = np.sqrt(inner**2 + (turns + 0.5) * room**2 / np.pi)
    angle = turns * np.pi * (3 - np.sqrt(5))
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _adjacency(pairs: NDArray[np.int64], n: int) -> sparse.csr_array:
    """Return the graph as a symmetric matrix of ones: an edge counts once."""
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    graph = sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(n, n))
    graph.sum_duplicates()
    graph.data[:] = 1
    return graph


def _scaled(points: Points, counted: NDArray[np.bool_] | None = None) -> Points:
    """Return points around 0 whose mean distance from it is 1, measured at *counted* ones."""
    if not len(points):
        return points
    chosen = points if counted is None else points[counted]
    middle = chosen.mean(axis=0)
    scaled: Points = (points - middle) / max(np.hypot(*(chosen - middle).T).mean(), 1e-9)
    return scaled
