"""The graph in a remote store, asked as the one on disk is."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
    serialize,
)

from kg.graph.readable import Answered, GraphNode, ObjectNode, SubjectNode
from kg.remote.answers import RESULTS, asked_for, results, triples
from kg.remote.patterns import NAMED, OURS, Pattern, declared, filled_in, selecting
from kg.remote.target import Target

_KEPT = 100_000
"""Quads that are remembered before the memory is cleared."""

_WITH_NAMES = frozenset({RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD})


class RemoteStore:
    """A store behind a network; what was looked up once is not looked up again.

    So it shows the graph as it was when it was asked, as a store on disk does. Whoever wants
    to see what others pushed since opens another one. Everything raises `StoreError` when the
    store gives no whole answer.
    """

    def __init__(self, target: Target, stamp: str = "") -> None:
        """Ask *target*, whose *stamp* may be known; nothing is sent yet."""
        self.target = target
        self._looked_up: dict[tuple[object, ...], tuple[Quad, ...]] = {}
        self._size = 0
        self._names: dict[NamedNode | BlankNode, None] | None = None
        self._stamp = stamp

    @property
    def stamp(self) -> str:
        """Another text for each graph that pushes left in any store; never the same if unknown."""
        if not self._stamp:
            self._stamp = self.target.stamp()
        return f"{self.target.client.endpoints.query} {self._stamp or uuid4().hex}"

    def renewed(self) -> RemoteStore:
        """Return this one if nothing was pushed since, else one that has looked up nothing."""
        stamp = self.target.stamp()
        same = stamp and stamp == self._stamp
        return self if same else RemoteStore(self.target, stamp)

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        substitutions: dict[Variable, ObjectNode] | None = None,
    ) -> Answered:
        """Answer a query. Raises `SyntaxError` for what is none: it is parsed here first."""
        text = filled_in(declared(query, prefixes or {}), substitutions or {})
        form = Store().query(text)
        reply = self.target.asked(text, asked_for(form))
        return triples(reply) if isinstance(form, QueryTriples) else results(reply)

    def quads_for_pattern(
        self,
        subject: SubjectNode | None,
        predicate: NamedNode | None,
        object: ObjectNode | None,  # noqa: A002 - as the store on disk calls it
        graph_name: GraphNode | None = None,
        /,
    ) -> Iterator[Quad]:
        """Yield the quads that fit.

        All that is said of a subject is fetched at once: who asks for one property soon asks
        for another.
        """
        if subject is None:
            yield from self._found((None, predicate, object), graph_name)
            return
        for quad in self._found((subject, None, None), graph_name):
            if predicate in (None, quad.predicate) and object in (None, quad.object):
                yield quad

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """Yield the names of the graphs that hold something; not those that only push needs."""
        if self._names is None:
            rows = self._solutions(NAMED)
            self._names = {row["g"]: None for row in rows if isinstance(row["g"], NamedNode)}
        yield from self._names

    def contains_named_graph(self, graph_name: GraphNode, /) -> bool:
        """Tell whether a graph holds something."""
        return any(self._found((None, None, None), graph_name))

    def dump(
        self,
        *,
        format: RdfFormat,  # noqa: A002 - as the store on disk calls it
        from_graph: GraphNode | None = None,
        prefixes: dict[str, str] | None = None,
    ) -> bytes | None:
        """Return one graph, or all where the format has names for them."""
        if from_graph is None and format in _WITH_NAMES:
            return serialize(
                self._found((None, None, None), None), format=format, prefixes=prefixes
            )
        graph = from_graph or DefaultGraph()
        quads = self._found((None, None, None), graph)
        return serialize((quad.triple for quad in quads), format=format, prefixes=prefixes)

    def __contains__(self, quad: Quad, /) -> bool:
        """Tell whether a quad is stated."""
        return any(
            self.quads_for_pattern(quad.subject, quad.predicate, quad.object, quad.graph_name)
        )

    def _found(self, pattern: Pattern, graph: GraphNode | None) -> tuple[Quad, ...]:
        key = (*pattern, graph)
        if key not in self._looked_up:
            found = tuple(dict.fromkeys(self._fetched(pattern, graph)))  # unions repeat
            if self._size > _KEPT:
                self._looked_up.clear()
                self._size = 0
            self._looked_up[key] = found
            self._size += len(found) + 1
        return self._looked_up[key]

    def _fetched(self, pattern: Pattern, graph: GraphNode | None) -> Iterator[Quad]:
        rows = self._solutions(selecting(pattern, graph))
        names = [v.value for v in rows.variables]
        for row in rows:
            values = dict(zip(names, row, strict=True))
            subject, predicate, value = (
                node or values[name] for name, node in zip("spo", pattern, strict=True)
            )
            where = graph or values.get("g") or DefaultGraph()
            if not str(predicate).startswith(f"<{OURS}"):
                yield Quad(subject, predicate, value, where)  # type: ignore[arg-type]

    def _solutions(self, text: str) -> QuerySolutions:
        found = results(self.target.asked(text, RESULTS))
        assert isinstance(found, QuerySolutions)  # noqa: S101 - what a SELECT gives
        return found
