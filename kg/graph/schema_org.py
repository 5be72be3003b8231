"""What schema.org calls what is stated: the words that search engines and readers' tools know.

They stand beside ours and mean no more: a query needs neither to find the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.graph.terms import Term, term

CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "kg:Note": "schema:CreativeWork",
        "kg:LiteratureNote": "schema:Review",
        "kg:MachineReview": "schema:Review",
        "kg:Lesson": "schema:LearningResource",
        "kg:Paper": "schema:ScholarlyArticle",
        "skos:Concept": "schema:DefinedTerm",
        "kg:Claim": "schema:Claim",
        "kg:QuizQuestion": "schema:Question",
        "foaf:Person": "schema:Person",
    }
)

PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms:title": "schema:name",
        "skos:prefLabel": "schema:name",
        "foaf:name": "schema:name",
        "skos:altLabel": "schema:alternateName",
        "dcterms:creator": "schema:author",
        "fabio:hasPublicationYear": "schema:datePublished",
        "dcterms:created": "schema:dateCreated",
        "dcterms:modified": "schema:dateModified",
    }
)

_TYPE = term("rdf:type")
_CLASSES = {term(ours): term(theirs) for ours, theirs in CLASSES.items()}
_PROPERTIES = {term(ours): term(theirs) for ours, theirs in PROPERTIES.items()}


SAID_LIKEWISE = frozenset((_TYPE, *_PROPERTIES))
"""The predicates of what schema.org may have words for."""


def likewise(predicate: Term, value: Term) -> tuple[Term, Term] | None:
    """Return the predicate and the value with which schema.org says the same, if it can.

    >>> likewise(term("rdf:type"), term("kg:Paper"))[1]
    '<https://schema.org/ScholarlyArticle>'
    """
    if predicate == _TYPE:
        same = _CLASSES.get(value)
        return (_TYPE, same) if same else None
    name = _PROPERTIES.get(predicate)
    return (name, value) if name else None
