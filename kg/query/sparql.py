"""SPARQL over the store, and its answers as plain values."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)

from kg.errors import QueryError
from kg.graph.readable import ReadableStore
from kg.query.rows import Node, QueryAnswer, Table
from kg.query.tokens import asks_elsewhere, is_too_deep
from kg.vocabulary import LOCAL_PREFIXES, PREFIXES

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes that every query of a vault knows."""
    return {**PREFIXES, **{name: f"{base}{name}/" for name in LOCAL_PREFIXES}}


def run(store: ReadableStore, base: str, text: str) -> QueryAnswer:
    """Run a query. Raises `QueryError` when it cannot be parsed or would leave this machine."""
    answer = _asked(store, base, text)
    match answer:
        case QueryBoolean():
            return QueryAnswer(truth=bool(answer))
        case QuerySolutions():
            return QueryAnswer(table=_table(answer))
        case QueryTriples():
            data = answer.serialize(format=RdfFormat.N_TRIPLES)
            return QueryAnswer(triples=(data or b"").decode())


def check(text: str, base: str) -> None:
    """Raise `QueryError` unless *text* can run."""
    _asked(Store(), base, text)


def _asked(
    store: ReadableStore, base: str, text: str
) -> QueryBoolean | QuerySolutions | QueryTriples:
    if asks_elsewhere(text):
        raise QueryError("SERVICE would ask another machine", "kg answers from the vault alone")
    if is_too_deep(text):
        raise QueryError("the query is nested or chained too deeply", "VALUES takes long lists")
    try:
        return store.query(text, prefixes=prefixes(base))
    except SyntaxError as error:
        raise QueryError(f"not SPARQL: {_reason(error)}", "kg query --help has examples") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error


def rows(store: ReadableStore, base: str, text: str, **given: str) -> list[Mapping[str, str]]:
    """Run one of our own SELECTs with addresses put in for variables; unbound is empty.

    A variable that is given must be among those that are selected (SEP-0007).
    """
    substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): NamedNode(address) for name, address in given.items()
    }
    answer = store.query(text, prefixes=prefixes(base), substitutions=substitutions)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("rows() runs SELECT queries")
    names = [v.value for v in answer.variables]
    return [dict(zip(names, map(_text, solution), strict=True)) for solution in answer]


def _text(value: object) -> str:
    return value.value if isinstance(value, NamedNode | BlankNode | Literal) else ""


def _table(answer: QuerySolutions) -> Table:
    names = tuple(v.value for v in answer.variables)
    return Table(names, tuple(tuple(map(_node, solution)) for solution in answer))


def _node(value: object) -> Node | None:
    match value:
        case NamedNode(value=address):
            return Node("uri", address)
        case BlankNode(value=name):
            return Node("bnode", name)
        case Literal(value=text, language=language, datatype=datatype):
            kind = "" if language or datatype.value == _XSD_STRING else datatype.value
            return Node("literal", text, kind, language or "")
        case None:
            return None
        case other:
            return Node("literal", str(other))


def _reason(error: SyntaxError) -> str:
    return str(error.msg).removeprefix("SyntaxError(").strip("'\")")
