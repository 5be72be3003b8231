"""RDF terms as N-Triples writes them: strings that SPARQL and the store both take.

A term is text, not an object: 10,000 notes are a million terms, and text can be joined,
sorted, compared and loaded as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NewType

from kg.vocabulary import PREFIXES

Term = NewType("Term", str)
"""`<iri>` or `"literal"`, with its datatype, escaped."""

Triple = tuple[Term, Term, Term]

_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


@cache
def term(curie: str) -> Term:
    """Return the term of a prefixed name or of `<an address>`.

    Raises `KeyError` for an unknown prefix.

    >>> term("kg:Clarity")
    '<https://w3id.org/litkg/ns#Clarity>'
    """
    if curie.startswith("<"):
        return iri(curie.strip("<>"))
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


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
