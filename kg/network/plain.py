"""Edges that no carrier says: a single triple, placed by the note in whose graph it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import DefaultGraph, NamedNode

from kg.network.carriers import Facts, one
from kg.network.edges import Edge
from kg.vocabulary import PREFIXES

_KG, _DCTERMS, _SKOS = PREFIXES["kg"], PREFIXES["dcterms"], PREFIXES["skos"]

PLAIN: Mapping[str, str] = MappingProxyType(
    {
        _SKOS + "broader": "is narrower than",
        _SKOS + "related": "is related to",
        _DCTERMS + "subject": "speaks of",
        _DCTERMS + "creator": "is written by",
        _DCTERMS + "isPartOf": "is part of",
        PREFIXES["cito"] + "cites": "cites",
    }
)
"""Properties whose triples are edges by themselves."""

_SYMMETRIC = {"is related to"}


def plain_edges(facts: Facts, addresses: Iterable[str]) -> Iterator[Edge]:
    """Yield the edges that single triples say of *addresses*, in both directions."""
    for address in addresses:
        said = facts.items.properties(address)
        for predicate in PLAIN:
            for value in said.get(predicate, ()):
                yield from _edge(facts, address, predicate, value)
            for subject in facts.subjects(predicate, address):
                yield from _edge(facts, subject, predicate, address)


def all_plain_edges(facts: Facts) -> Iterator[Edge]:
    """Yield the edges that single triples say, over the whole store."""
    for predicate in PLAIN:
        pattern = (None, NamedNode(predicate), None, DefaultGraph())
        for quad in facts.store.quads_for_pattern(*pattern):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                yield from _edge(facts, quad.subject.value, predicate, quad.object.value)


def _edge(facts: Facts, subject: str, predicate: str, value: str) -> Iterator[Edge]:
    kind = PLAIN[predicate]
    source, target = facts.thing(subject), facts.thing(value)
    if facts.is_claim(subject) or not (facts.is_node(source) and facts.is_node(target)):
        return  # a claim is part of its note, which says nothing of either
    if source == target:
        return
    if kind in _SYMMETRIC and source > target:
        source, target = target, source
    note = next(iter(facts.graphs(subject, predicate, value)), "")
    path = facts.items.note(note)[0] if note else ""
    line = int(one(facts.items.properties(subject), _KG + "line") or 1) if path else 0
    yield Edge(source, target, kind, "", "", path, line, note)
