"""RDF terms as N-Triples writes them: strings that SPARQL and the store both take.

A term is text, not an object: 10,000 notes are a million terms, and text can be joined,
sorted, compared and loaded as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NewType

Term = NewType("Term", str)
"""`<iri>` or `"literal"`, with its datatype, escaped."""

Triple = tuple[Term, Term, Term]

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": "https://w3id.org/litkg/ns#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "prov": "http://www.w3.org/ns/prov#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "schema": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "qb": "http://purl.org/linked-data/cube#",
        "bibo": "http://purl.org/ontology/bibo/",
        "fabio": "http://purl.org/spar/fabio/",
        "cito": "http://purl.org/spar/cito/",
        "biro": "http://purl.org/spar/biro/",
        "c4o": "http://purl.org/spar/c4o/",
        "amo": "http://purl.org/spar/amo/",
        "fr": "http://purl.org/spar/fr/",
        "mito": "http://purl.org/spar/mito/",
    }
)
"""The prefixes that every query knows."""

LOCAL_PREFIXES = ("note", "paper", "concept", "artifact", "person")
"""Prefixes of the vault's own addresses: `{base}note/` and so on."""

_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


@cache
def term(curie: str) -> Term:
    """Return the term of a prefixed name. Raises `KeyError` for an unknown prefix.

    >>> term("kg:Clarity")
    '<https://w3id.org/litkg/ns#Clarity>'
    """
    prefix, _, name = curie.partition(":")
    return Term(f"<{PREFIXES[prefix]}{name}>")


def iri(address: str) -> Term:
    """Return the term of an address; characters that no IRI may hold are percent-encoded.

    >>> iri("https://a.org/x y")
    '<https://a.org/x%20y>'
    """
    return Term(f"<{_NOT_IN_IRI.sub(_percent, address)}>")


def literal(text: str, datatype: str = "") -> Term:
    r"""Return the term of a text, or of a value with the prefixed name of its datatype.

    >>> print(literal('say "hi"\n'), literal("2019", "xsd:gYear"))
    "say \"hi\"\n" "2019"^^<http://www.w3.org/2001/XMLSchema#gYear>
    """
    escaped = _TO_ESCAPE.sub(_escape, text) if _TO_ESCAPE.search(text) else text
    return Term(f'"{escaped}"^^{term(datatype)}' if datatype else f'"{escaped}"')


def integer(number: int) -> Term:
    """Return the term of a whole number in its canonical form."""
    return Term(f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>')


def prologue(base: str) -> str:
    """Return the PREFIX lines that precede every query."""
    known = {**PREFIXES, **{name: f"{base}{name}/" for name in LOCAL_PREFIXES}}
    return "".join(f"PREFIX {name}: <{address}>\n" for name, address in known.items())


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
