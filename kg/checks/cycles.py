"""Circles among directed edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter


def cycles(edges: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield circles until no edge is left in one; each begins with its least node.

    >>> list(cycles([("a", "b"), ("b", "a"), ("b", "c"), ("d", "d")]))
    [('a', 'b'), ('d',)]
    """
    following: dict[str, set[str]] = {}
    for start, end in sorted(edges):
        following.setdefault(start, set()).add(end)
    while True:
        try:
            TopologicalSorter({n: sorted(ends) for n, ends in following.items()}).prepare()
        except CycleError as error:
            backwards = error.args[1][:-1]
            circle = tuple(reversed(backwards))
            first = circle.index(min(circle))
            circle = circle[first:] + circle[:first]
            following[circle[0]].discard(circle[1 % len(circle)])
            yield circle
        else:
            return
