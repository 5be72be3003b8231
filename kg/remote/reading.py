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
    RdfFormat,
    Variable,
    serialize,
)

from kg.graph.readable import Answered, GraphNode, ObjectNode, SubjectNode
from kg.remote.answers import RESULTS, TRIPLES, column, makes_triples, results, triples
from kg.remote.lookups import Lookups
from kg.remote.patterns import NAMED, Pattern, declared, filled_in
from kg.remote.target import Target
from kg.vocabulary import PREFIXES

_LONG = 1_000_000
"""Bytes of an answer to a query whose things are not remembered as neighbours."""

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
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
        self._lookups = Lookups(target)
        self._names: dict[NamedNode, None] | None = None
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
        if makes_triples(text):
            return triples(self.target.asked(text, TRIPLES))
        reply = self.target.asked(text, RESULTS)
        found = results(reply)
        if isinstance(found, QuerySolutions) and len(reply.body) < _LONG:
            self._lookups.expect(node for row in found for node in row)
            return results(reply)
        return found

    def quads_for_pattern(
        self,
        subject: SubjectNode | None,
        predicate: NamedNode | None,
        object: ObjectNode | None,  # noqa: A002 - as the store on disk calls it
        graph_name: GraphNode | None = None,
        /,
    ) -> Iterator[Quad]:
        """Yield the quads that fit.

        All that is said of a thing is fetched at once, and all that leads to it: who asks for
        one property soon asks for another. Of a class only what is in it is fetched.
        """
        if subject is not None:
            asked: Pattern = (subject, None, None)
        elif isinstance(object, NamedNode) and predicate != _TYPE:
            asked = (None, None, object)
        else:
            asked = (None, predicate, object)
        for quad in self._lookups.quads(asked, graph_name):
            if predicate in (None, quad.predicate) and object in (None, quad.object):
                yield quad

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """Yield the names of the graphs that hold something; not those that only push needs."""
        if self._names is None:
            names = column(self.target.asked(NAMED, RESULTS))
            self._names = {NamedNode(name): None for name in names}
        yield from self._names

    def contains_named_graph(self, graph_name: GraphNode, /) -> bool:
        """Tell whether a graph holds something."""
        return any(self._lookups.quads((None, None, None), graph_name))

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
                self._lookups.quads((None, None, None), None), format=format, prefixes=prefixes
            )
        graph = from_graph or DefaultGraph()
        quads = self._lookups.quads((None, None, None), graph)
        return serialize((quad.triple for quad in quads), format=format, prefixes=prefixes)

    def __contains__(self, quad: Quad, /) -> bool:
        """Tell whether a quad is stated."""
        return any(
            self.quads_for_pattern(quad.subject, quad.predicate, quad.object, quad.graph_name)
        )
