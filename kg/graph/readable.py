"""What is asked of a graph, wherever it is kept: `pyoxigraph.Store` answers, and so may others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
)

Answered: TypeAlias = QueryBoolean | QuerySolutions | QueryTriples
SubjectNode: TypeAlias = NamedNode | BlankNode | Triple
ObjectNode: TypeAlias = NamedNode | BlankNode | Literal | Triple
GraphNode: TypeAlias = NamedNode | BlankNode | DefaultGraph


class ReadableStore(Protocol):
    """Named graphs, one a note, and their merge as default graph.

    The methods are those of `pyoxigraph.Store` that questions use, and mean the same.
    """

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        substitutions: dict[Variable, ObjectNode] | None = None,
    ) -> Answered:
        """Answer a query. Raises `SyntaxError` for what is none."""

    def quads_for_pattern(
        self,
        subject: SubjectNode | None,
        predicate: NamedNode | None,
        object: ObjectNode | None,  # noqa: A002 - as the store calls it
        graph_name: GraphNode | None = None,
        /,
    ) -> Iterator[Quad]:
        """Yield the quads that fit; `None` fits anything, also any graph."""

    def named_graphs(self) -> Iterator[NamedNode | BlankNode]:
        """Yield the names of all graphs that have one."""

    def contains_named_graph(self, graph_name: GraphNode, /) -> bool:
        """Tell whether there is a graph of that name."""

    def dump(
        self,
        *,
        format: RdfFormat,  # noqa: A002 - as the store calls it
        from_graph: GraphNode | None = None,
        prefixes: dict[str, str] | None = None,
    ) -> bytes | None:
        """Return one graph, or all where the format has names for them."""

    def __contains__(self, quad: Quad, /) -> bool:
        """Tell whether a quad is stated."""
