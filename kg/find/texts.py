"""Texts behind an operator, as what SPARQL must find `?value` to be.

What the user typed stands in literals only, escaped by `kg.graph.terms.literal`.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.find.expressions import Term
from kg.find.nearest import nearest
from kg.find.regexes import matches
from kg.find.scope import Scope
from kg.graph.terms import literal
from kg.identifiers import arxiv_id
from kg.identifiers import doi as doi_in
from kg.names import fold
from kg.vocabulary import PREFIXES, own_terms


def text(_: Scope, term: Term) -> str:
    """`:` contains, `=` is, without regard to case."""
    wanted = literal(term.value.text.lower())
    match term.operator:
        case "~":
            return matches("?value", term.value)
        case "=":
            return f"FILTER(LCASE(?value) = {wanted})"
        case _:
            return f"FILTER(CONTAINS(LCASE(?value), {wanted}))"


def word(_: Scope, term: Term, spelled: Callable[[str], str] = str) -> str:
    """`:` and `=` are one: it is that word, without regard to case."""
    if term.operator == "~":
        return matches("?value", term.value)
    return f"FILTER(LCASE(?value) = {literal(spelled(term.value.text).lower())})"


def citekey(scope: Scope, term: Term) -> str:
    """`:` and `=`: it is that key, with `@` in front or not."""
    return word(scope, term, lambda text: text.removeprefix("@"))


def doi(scope: Scope, term: Term) -> str:
    """`:` and `=`: it is that DOI, which may stand in an address."""
    return word(scope, term, lambda text: doi_in(text) or text)


def arxiv(scope: Scope, term: Term) -> str:
    """`:` and `=`: it is that identifier, without its version."""
    return word(scope, term, lambda text: arxiv_id(text) or text)


def nested(_: Scope, term: Term) -> str:
    """`:` is it, or what lies below it (`a/b` below `a`); `=` is it alone."""
    if term.operator == "~":
        return matches("?value", term.value)
    tag = term.value.text.lower().lstrip("#").rstrip("/")
    same = f"LCASE(?value) = {literal(tag)}"
    if term.operator == "=":
        return f"FILTER({same})"
    return f"FILTER({same} || STRSTARTS(LCASE(?value), {literal(f'{tag}/')}))"


def folder(_: Scope, term: Term) -> str:
    """`:` lies in a folder of that name, at any depth; `=` lies in that very folder."""
    named = term.value.text.lower().strip("/")
    where = 'LCASE(REPLACE(CONCAT("/", ?value), "[^/]*$", ""))'
    if term.operator == "~":
        return matches('REPLACE(?value, "/?[^/]*$", "")', term.value)
    wanted = literal(f"/{named}/" if named else "/")
    if term.operator == "=":
        return f"FILTER({where} = {wanted})"
    return f"FILTER(CONTAINS({where}, {wanted}))"


def enumerated(scope: Scope, term: Term) -> str:
    """`:` begins so, `=` is it: a term of the vocabulary, in words or as it is spelled."""
    wanted = "".join(fold(term.value.text).split())
    spelled = {name: name.lower() for name in sorted(own_terms())}
    if term.operator == "=":
        found = [name for name, letters in spelled.items() if letters == wanted]
    else:
        found = [name for name, letters in spelled.items() if letters.startswith(wanted or " ")]
    if not found:
        message = f"the vocabulary has no term '{term.value.text}'"
        raise term.value.place.error(message, nearest(wanted, spelled.values()))
    return scope.values("?value", (f"{PREFIXES['kg']}{name}" for name in found))
