"""Answers of a store as the values that the store on disk gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import (
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from kg.remote.client import Reply
from kg.remote.faults import half_answer

RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
TRIPLES = "application/n-triples, text/turtle;q=0.5, application/rdf+xml;q=0.3"

_FAULTS = (SyntaxError, ValueError, OSError)
_SAME = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def results(reply: Reply) -> QuerySolutions | QueryBoolean:
    """Read the answer to a SELECT or an ASK.

    It is read to its end before anything is given on, so that half an answer is an error
    and not a short one. Raises `StoreError`.
    """
    form = QueryResultsFormat.from_media_type(reply.media)
    if form is None:
        raise half_answer(reply.address, f"it is {reply.media or 'of no media type'}")
    whole: QuerySolutions | QueryBoolean | None = None
    try:
        whole = parse_query_results(reply.body, form)
        if isinstance(whole, QuerySolutions):
            for _ in whole:
                pass
        return parse_query_results(reply.body, form)
    except _FAULTS as error:
        whole = None  # the error keeps this frame: any thread may drop it, solutions only ours
        raise half_answer(reply.address, str(error)) from error


def rows(reply: Reply) -> list[Mapping[str, str]]:
    """Read the answer to a SELECT as texts by variable, empty where unbound."""
    found = results(reply)
    if not isinstance(found, QuerySolutions):
        raise half_answer(reply.address, "it is no table")
    names = [v.value for v in found.variables]
    values = ([getattr(node, "value", "") for node in row] for row in found)
    return [dict(zip(names, row, strict=True)) for row in values]


def column(reply: Reply) -> list[str]:
    """Read the answer to a SELECT of one variable."""
    return [value for row in rows(reply) for value in row.values()]


def truth(reply: Reply) -> bool:
    """Read the answer to an ASK."""
    return bool(results(reply))


def triples(reply: Reply) -> QueryTriples:
    """Read the answer to a CONSTRUCT or a DESCRIBE. Raises `StoreError`."""
    store = Store()
    store.extend(Quad(*quad.triple) for quad in parsed(reply))
    answer = store.query(_SAME)
    assert isinstance(answer, QueryTriples)  # noqa: S101 - what a CONSTRUCT gives
    return answer


def parsed(reply: Reply) -> Iterator[Quad]:
    """Read statements in the format that the store chose. Raises `StoreError`."""
    form = RdfFormat.from_media_type(reply.media)
    if form is None:
        raise half_answer(reply.address, f"it is {reply.media or 'of no media type'}")
    try:
        yield from parse(reply.body, form, base_iri=reply.address, lenient=True)
    except _FAULTS as error:
        raise half_answer(reply.address, str(error)) from error


def makes_triples(text: str) -> bool:
    """Tell whether a query is a CONSTRUCT or a DESCRIBE. Raises `SyntaxError` where it is none."""
    return isinstance(Store().query(text), QueryTriples)
