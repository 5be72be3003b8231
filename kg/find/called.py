"""Names behind an operator, as the things that SPARQL must find `?value` to be."""

from __future__ import annotations

from kg.find.expressions import Term
from kg.find.names import people, places, thing
from kg.find.regexes import matches
from kg.find.scope import Scope


def concept(scope: Scope, term: Term) -> str:
    """`:` is that concept or a narrower one, `=` is that concept."""
    if term.operator == "~":
        return _labelled("skos:prefLabel|skos:altLabel", term)
    found = thing(scope, "concept", term.value.text)
    if term.operator == "=":
        return scope.values("?value", [found])
    return f"{{ SELECT ?value {{ ?value skos:broader* {scope.address(found)} }} }}"


def artifact(scope: Scope, term: Term) -> str:
    """`:` is that artifact or a part of it, `=` is that artifact."""
    if term.operator == "~":
        return _labelled("rdfs:label", term)
    found = thing(scope, "artifact", term.value.text)
    if term.operator == "=":
        return scope.values("?value", [found])
    return f"{{ SELECT ?value {{ ?value dcterms:isPartOf* {scope.address(found)} }} }}"


def paper(scope: Scope, term: Term) -> str:
    """`:` and `=` are one: it is that paper."""
    if term.operator == "~":
        return _labelled("dcterms:title|kg:citekey", term)
    return scope.values("?value", [thing(scope, "paper", term.value.text)])


def person(scope: Scope, term: Term) -> str:
    """`:` has words in the name that begin so, `=` has that name."""
    if term.operator == "~":
        return _labelled("foaf:name", term)
    return scope.values("?value", people(scope, term.value.text, exact=term.operator == "="))


def place(scope: Scope, term: Term) -> str:
    """`:` and `=` are one: it is that thing or a note about it."""
    if term.operator == "~":
        return _labelled("dcterms:title|kg:alias", term)
    return scope.values("?value", places(scope, term.value.text))


def _labelled(labels: str, term: Term) -> str:
    return f"?value {labels} ?called . {matches('?called', term.value)}"
