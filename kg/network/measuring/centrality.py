"""Who is central: by the ways that lead to it, and by those that lead over it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.network.measuring.matrix import Matrix

Numbers = NDArray[np.float64]

EXACT_UP_TO = 2_000
"""Up to so many things betweenness is counted from all of them, else from some."""

SOURCES = 128
"""So many things it is counted from then."""

_SEED = 1
_DAMPING, _ENOUGH, _ROUNDS = 0.85, 1e-12, 200
_AT_ONCE = 64
"""Sources whose shortest ways are counted together."""


def pagerank(directed: Matrix) -> Numbers:
    """Return how often a walk that follows edges at random comes by each node (of one or more).

    The sum is 1.
    """
    n = directed.shape[0]
    out = np.asarray(directed.sum(axis=1)).ravel()
    share = np.divide(1, out, out=np.zeros(n), where=out > 0)
    back = directed.T.tocsr()
    rank: Numbers = np.full(n, 1 / n)
    for _ in range(_ROUNDS):
        stuck = rank[out == 0].sum()
        there: Numbers = _DAMPING * (back @ (rank * share) + stuck / n) + (1 - _DAMPING) / n
        change = np.abs(there - rank).sum()
        rank = there
        if change < _ENOUGH:
            break
    return rank


def betweenness(joined: Matrix) -> tuple[Numbers, int]:
    """Return the share of shortest ways that lead over each node, and from how many counted.

    Brandes' algorithm ("A faster algorithm for betweenness centrality", 2001), for many
    sources at once as products of matrices. The second number is 0 where all were sources.
    """
    n = joined.shape[0]
    found = np.zeros(n)
    if n < 3:
        return found, 0
    sources = np.arange(n)
    if n > EXACT_UP_TO:
        sources = np.sort(np.random.default_rng(_SEED).choice(n, SOURCES, replace=False))
    steps = joined.copy()
    steps.data = np.ones_like(steps.data)
    for start in range(0, len(sources), _AT_ONCE):
        found += _dependencies(steps, sources[start : start + _AT_ONCE])
    found *= n / len(sources) / ((n - 1) * (n - 2))
    return found, 0 if len(sources) == n else len(sources)


def _dependencies(steps: Matrix, sources: NDArray[np.int64]) -> Numbers:
    """Add up, for each node, how much of the ways from *sources* leads over it."""
    columns = np.arange(len(sources))
    ways = np.zeros((steps.shape[0], len(sources)))
    ways[sources, columns] = 1
    seen = ways > 0
    fronts = [ways]
    while True:
        reached = (steps @ fronts[-1]) * ~seen
        if not reached.any():
            break
        seen |= reached > 0
        fronts.append(reached)
    ways = sum(fronts[1:], fronts[0])
    rest = np.zeros_like(ways)
    for near, far in zip(reversed(fronts[:-1]), reversed(fronts[1:]), strict=True):
        here = far > 0
        part = np.divide(1 + rest, ways, out=np.zeros_like(ways), where=here)
        rest += (steps @ part) * near
    rest[sources, columns] = 0
    total: Numbers = rest.sum(axis=1)
    return total
