"""A rewritten query asks the same: tried on the store on disk, which needs no rewriting."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, Store

import kg
from kg.query import prefixes
from kg.query.named import NamedQuery
from kg.remote.graphclauses import without
from kg.remote.orderclauses import compared_whole
from tests.remote.test_reading import given as parameters

BASE = "https://example.org/kg/"
TABLE, MERGED = "urn:litkg:pushed:x", "urn:litkg:merged"


def answer(store: Store, text: str) -> object:
    found = store.query(text, prefixes=prefixes(BASE))
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    return [tuple(map(str, row)) for row in found]


def asked(example: kg.Vault) -> dict[str, str]:
    def text(name: str, query: NamedQuery) -> str:
        return example.sparql(name, parameters(query))

    return {name: text(name, query) for name, query in example.queries().items()}


def test_graphs_that_hold_no_notes_are_seen_by_no_question(example: kg.Vault) -> None:
    notes = Store()
    notes.extend(example._index.store.quads_for_pattern(None, None, None))  # noqa: SLF001
    more = Store()
    more.extend(notes)
    more.extend(
        Quad(quad.subject, quad.predicate, quad.object, NamedNode(MERGED))
        for quad in notes
        if isinstance(quad.graph_name, NamedNode)
    )
    seen = 0
    for name, text in asked(example).items():
        here = answer(notes, text)
        for by_value in (False, True):
            there = without(text, [TABLE, MERGED], by_value=by_value)
            assert answer(more, compared_whole(there)) == here, name
        seen += answer(more, text) != here
    assert seen > 0  # there was something to hide


TRICKY = (
    "SELECT ?g { GRAPH ?g { ?s ?p 'GRAPH ?g { }' } } ORDER BY ?g",
    'SELECT ?s { ?s ?p "ORDER BY ?s" # GRAPH ?g {\n } ORDER BY DESC(?s) LIMIT 3',
    "SELECT ?s { ?s ?graph ?o OPTIONAL { GRAPH $g { ?s ?p ?o FILTER(?o != '}') } } } ORDER BY ?o",
    "SELECT ?s { GRAPH # which\n note:n1 { ?s ?p ?o } } order by asc(?s)",
    "SELECT ?s { { GRAPH ?g { ?s ?p ?o } } UNION { ?s <urn:GRAPH#x> ?o } } ORDER BY STR(?s) ?s",
    "SELECT ?s (COUNT(*) AS ?n) { ?s kg:graph|kg:order ?o } GROUP BY ?s ORDER BY DESC(?n) ?s",
    "ASK { FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER(?other != <urn:a>) } }",
)


def test_what_only_looks_like_a_clause_is_left_alone() -> None:
    store = Store()
    for text in TRICKY:
        for by_value in (False, True):
            rewritten = compared_whole(without(text, [TABLE], by_value=by_value))
            store.query(rewritten, prefixes=prefixes(BASE))  # it is still SPARQL
            for kept in ("'GRAPH ?g { }'", '"ORDER BY ?s"', "<urn:GRAPH#x>"):
                assert (kept in text) == (kept in rewritten)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_makes_rewriting_raise_or_lose_a_character(text: str) -> None:
    if not re.search("graph|order", text, re.IGNORECASE):
        assert without(text, [TABLE], by_value=True) == text
        assert compared_whole(text) == text
    quoted = f'ASK {{ ?s ?p """{text.replace(chr(92), "").replace(chr(34), "")}""" }}'
    assert compared_whole(without(quoted, [TABLE], by_value=True)) == quoted
