"""Edges that no carrier says: a single triple, placed by the note in whose graph it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kg.network.distinct import Told
from kg.network.edges import Edge
from kg.network.facts import Facts, cited_kind
from kg.network.statements import stating
from kg.vocabulary import PREFIXES

_DCTERMS, _SKOS = PREFIXES["dcterms"], PREFIXES["skos"]

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

_OF: Mapping[str, str] = MappingProxyType({_DCTERMS + "isPartOf": PREFIXES["kg"] + "Artifact"})
"""Which class a triple must be about: every item is part of its note, which says nothing."""

_SYMMETRIC = {"is related to"}


def plain_edges(facts: Facts, addresses: Sequence[str], told: Told) -> Iterator[Edge]:
    """Yield the edges that single triples say of *addresses* and nobody has *told*."""
    yield from outgoing_plain_edges(facts, addresses, told)
    for address in addresses:
        for predicate in PLAIN:
            for subject in facts.subjects(predicate, address):
                yield from _edge(facts, told, subject, predicate, address)


def outgoing_plain_edges(facts: Facts, addresses: Sequence[str], told: Told) -> Iterator[Edge]:
    """Yield those of them whose subject is one of *addresses*."""
    for address in addresses:
        said = facts.said(address)
        for predicate in PLAIN:
            for value in said.get(predicate, ()):
                yield from _edge(facts, told, address, predicate, value)


def all_plain_edges(facts: Facts, told: Told) -> Iterator[Edge]:
    """Yield the edges that single triples say, over the whole store, and nobody has *told*."""
    for predicate in PLAIN:
        for subject, value in facts.statements.pairs(predicate, _OF.get(predicate, "")):
            yield from _edge(facts, told, subject, predicate, value)


def _edge(facts: Facts, told: Told, subject: str, predicate: str, value: str) -> Iterator[Edge]:
    kind = PLAIN[predicate]
    if kind == "cites":
        kind = cited_kind(facts, subject, kind)
    source, target = facts.thing(subject), facts.thing(value)
    if predicate in _OF and not facts.statements.has_class(subject, _OF[predicate]):
        return
    if not (facts.is_node(source) and facts.is_node(target)):
        return
    if kind in _SYMMETRIC and source > target:
        source, target = target, source
    if source != target and not told.covers(source, target, kind):
        note = next(iter(stating(facts.store, subject, predicate, value)), "")
        path = facts.path(note) if note else ""
        line = facts.first_line(subject) if path else 0
        yield Edge(source, target, kind, "", "", path, line, note)
