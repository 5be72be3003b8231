"""Patterns that are looked up in a store far away: each once, and many in one question.

What is looked up next is mostly something that the last answer named: the links that lead to a
note, the cells of a list. So with a thing its neighbours in that answer are fetched too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions

from kg.graph.readable import GraphNode
from kg.remote.answers import RESULTS, results
from kg.remote.patterns import OURS, Pattern, about, selecting
from kg.remote.target import Target

_KEPT = 200_000
"""Quads that are remembered before the memory is cleared."""

_AT_ONCE = 100
"""Things that are fetched at once."""

_NAMED = 10_000
"""Quads of an answer whose things are remembered as neighbours."""

Key: TypeAlias = tuple[Pattern, GraphNode | None]


class Lookups:
    """What was looked up in a store; it shows the graph as it was then."""

    def __init__(self, target: Target) -> None:
        """Ask *target*; nothing is sent yet."""
        self._target = target
        self._kept: dict[Key, tuple[Quad, ...]] = {}
        self._size = 0
        self._beside: dict[NamedNode, tuple[Sequence[NamedNode], int]] = {}
        """The things of the answer that named a thing first, and its place among them."""

    def quads(self, pattern: Pattern, graph: GraphNode | None) -> tuple[Quad, ...]:
        """Return the quads that fit. Raises `StoreError`."""
        key = (pattern, graph)
        if key not in self._kept:
            self._make_room()
            match key:
                case ((NamedNode() as one, None, None), DefaultGraph()) if one in self._beside:
                    self._keep_about(self._neighbours(one))
                case _:
                    self._keep(key, self._asked(selecting(pattern, graph), pattern, graph))
        return self._kept[key]

    def expect(self, nodes: Iterable[object]) -> None:
        """Take note of what one answer names: when one of it is looked up, others are too."""
        named = (node for node in nodes if isinstance(node, NamedNode))
        group = [node for node in dict.fromkeys(named) if node not in self._beside]
        self._beside.update((node, (group, place)) for place, node in enumerate(group))

    def _neighbours(self, subject: NamedNode) -> list[NamedNode]:
        group, place = self._beside[subject]
        near = group[place : place + _AT_ONCE]
        return [one for one in near if ((one, None, None), DefaultGraph()) not in self._kept]

    def _keep_about(self, subjects: Sequence[NamedNode]) -> None:
        said: dict[object, list[Quad]] = {subject: [] for subject in subjects}
        for quad in self._asked(about(subjects), (None, None, None), DefaultGraph()):
            said.setdefault(quad.subject, []).append(quad)
        for subject in subjects:
            self._keep(((subject, None, None), DefaultGraph()), said[subject])

    def _make_room(self) -> None:
        if self._size > _KEPT:
            self._kept.clear()
            self._beside.clear()
            self._size = 0

    def _keep(self, key: Key, found: Sequence[Quad]) -> None:
        self._kept[key] = tuple(found)
        self._size += len(found) + 1

    def _asked(self, text: str, pattern: Pattern, graph: GraphNode | None) -> list[Quad]:
        """Return the quads of an answer, each once: a union of graphs may repeat them."""
        found = list(dict.fromkeys(self._read(text, pattern, graph)))
        if len(found) <= _NAMED:
            self.expect(node for quad in found for node in (quad.subject, quad.object))
        return found

    def _read(self, text: str, pattern: Pattern, graph: GraphNode | None) -> Iterator[Quad]:
        rows = results(self._target.asked(text, RESULTS))
        assert isinstance(rows, QuerySolutions)  # noqa: S101 - what a SELECT gives
        names = [variable.value for variable in rows.variables]
        for row in rows:
            values = dict(zip(names, row, strict=True))
            subject, predicate, value = (
                node or values[name] for name, node in zip("spo", pattern, strict=True)
            )
            where = graph or values.get("g") or DefaultGraph()
            if not str(predicate).startswith(f"<{OURS}"):
                yield Quad(subject, predicate, value, where)  # type: ignore[arg-type]
