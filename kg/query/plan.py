"""How a query is taken apart: its algebra, and how much of the graph each pattern matches.

The engine joins in an order of its own and does not tell it. What can be told is the algebra
(SPARQL 1.1, section 18; by rdflib) and, for each pattern, how many triples it matches alone:
patterns with many are what makes a query slow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyoxigraph
from pyoxigraph import DefaultGraph

from kg.errors import QueryError
from kg.graph.readable import ReadableStore
from kg.query.sparql import check, prefixes

if TYPE_CHECKING:
    from kg.query.algebra import Part, Words

MOST_COUNTED = 10_000
"""Matches of a pattern are counted up to here."""

_ROOTS: Mapping[str, str] = {
    "AskQuery": "ask",
    "ConstructQuery": "construct",
    "DescribeQuery": "describe",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a query, *depth* deep; *matches* are the triples that fit a pattern alone.

    A pattern with a path has no *matches*; more than `MOST_COUNTED` are not counted.
    """

    depth: int
    text: str
    matches: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as it runs, its parameters filled in, and its parts, the outermost first."""

    sparql: str
    steps: tuple[Step, ...]


def plan(store: ReadableStore, base: str, text: str) -> Plan:
    """Take a query apart. Raises `QueryError` where it cannot run or be taken apart."""
    from rdflib import Graph  # noqa: PLC0415 - 0.1 s to import, and few ask for a plan
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415 - as above
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415 - as above

    from kg.query.algebra import Words  # noqa: PLC0415 - as above

    known = prefixes(base)
    check(text, base)
    try:
        whole = translateQuery(parseQuery(text), initNs=known)
    except Exception as error:
        message = (
            "the plan cannot be shown: rdflib, which takes queries apart, cannot read this one"
        )
        raise QueryError(message, "it may go beyond SPARQL 1.1; it can run all the same") from error
    names = Graph(bind_namespaces="none").namespace_manager
    for name, address in known.items():
        names.bind(name, address)
    return Plan(text, tuple(_Walk(store, Words(names)).steps(whole.algebra, 0)))


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks an algebra; counts in one store."""

    store: ReadableStore
    words: Words

    def steps(self, part: Part, depth: int, graph: Part = None) -> Iterator[Step]:
        """Yield a part and those below it; *graph* is the graph that it asks."""
        match part.name:
            case "BGP":
                for triple in part.triples:
                    yield self._pattern(triple, depth, graph)
            case "Join" | "Union" | "Minus":
                yield Step(depth, part.name.lower())
                for one in _members(part, part.name):
                    yield from self.steps(one, depth + 1, graph)
            case "LeftJoin":
                first, *optional = _members(part, "LeftJoin")
                yield from self.steps(first, depth, graph)
                for one in optional:
                    yield Step(depth, "optional")
                    yield from self.steps(one, depth + 1, graph)
            case "SelectQuery":
                yield from self.steps(part.p, depth, graph)
            case "AskQuery" | "ConstructQuery" | "DescribeQuery":
                yield Step(depth, _ROOTS[part.name])
                if part.p is not None:
                    below = part.p.p if part.p.name == "Project" else part.p  # it selects nothing
                    yield from self.steps(below, depth + 1, graph)
            case _:
                yield from self._unary(part, depth, graph)

    def _unary(self, part: Part, depth: int, graph: Part) -> Iterator[Step]:
        text = self.words.unary(part)
        if text:
            yield Step(depth, text)
        if part.p is not None:
            inside = part.term if part.name == "Graph" else graph
            yield from self.steps(part.p, depth + bool(text), inside)

    def _pattern(self, triple: tuple[Part, Part, Part], depth: int, graph: Part) -> Step:
        from kg.query.algebra import is_path  # noqa: PLC0415 - rdflib is there already

        text = " ".join(map(self.words.term, triple))
        count = None if is_path(triple[1]) else self._count(triple, graph)
        return Step(depth, text, count)

    def _count(self, triple: tuple[Part, Part, Part], graph: Part) -> int:
        """Count the triples that fit, in the default graph unless another one is asked."""
        subject, predicate, value = map(_known, triple)
        where = DefaultGraph() if graph is None else _known(graph)
        found = self.store.quads_for_pattern(subject, predicate, value, where)
        if where is None:
            named = (quad for quad in found if quad.graph_name != DefaultGraph())
            return sum(1 for _ in islice(named, MOST_COUNTED + 1))
        return sum(1 for _ in islice(found, MOST_COUNTED + 1))


def _members(part: Part, name: str) -> list[Part]:
    """Return what joins of one kind join, as one list instead of pairs of pairs."""
    first = part.p1
    return [*(_members(first, name) if first.name == name else [first]), part.p2]


def _known(node: Any) -> Any:  # noqa: ANN401 - rdflib's terms are pyoxigraph's
    """Return the engine's term for one of rdflib's; `None` for what may be anything."""
    from rdflib.term import Literal, URIRef  # noqa: PLC0415 - rdflib is there already

    match node:
        case URIRef():
            return pyoxigraph.NamedNode(str(node))
        case Literal(language=str(language)):
            return pyoxigraph.Literal(str(node), language=language)
        case Literal(datatype=URIRef() as datatype):
            return pyoxigraph.Literal(str(node), datatype=pyoxigraph.NamedNode(str(datatype)))
        case Literal():
            return pyoxigraph.Literal(str(node))
        case _:
            return None
