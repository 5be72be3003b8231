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
_NOT_IN_IRI = re.compile(
    '[\x00-\x20<>"{}|\\\\^`\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff'
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(f"{chr(last)}{chr(last + 1)}" for last in range(0x1FFFE, 0xF0000, 0x10000))
    + "]|%(?![0-9A-Fa-f]{2})"
)
"""What is neither private use nor markup: https://www.rfc-editor.org/rfc/rfc3987#section-2.2."""

_SAFE = r"[A-Za-z0-9_./~!$&'()*+,;=:@?-]*(?:%[0-9A-F]{2}[A-Za-z0-9_./~!$&'()*+,;=:@?-]*)*"
_PLAIN = re.compile(rf"[a-z]+://[A-Za-z0-9.-]+/{_SAFE}(?:#{_SAFE})?")
"""Most addresses are so, and need no second look."""
_BRACKETS = re.compile(r"[\[\]]")
_HOST_SIGNS = re.compile(r"[\[\]:@]")
_AUTHORITY = re.compile(r"(?:[^@\[\]]*@)?[^@\[\]:]*(?::[0-9]*)?")
"""User, host and port; who gives a host as a number of IPv6 gets it as text."""


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
    r"""Return the term of an address; characters that no IRI may hold are percent-encoded.

    >>> iri("https://a.org/x y"), iri("https://a.org/\ue000")
    ('<https://a.org/x%20y>', '<https://a.org/%EE%80%80>')
    >>> iri("https://a.org:x/[1]#a#b")
    '<https://a.org%3Ax/%5B1%5D#a%23b>'
    """
    if _PLAIN.fullmatch(address):
        return Term(f"<{address}>")
    head, sign, fragment = address.partition("#")
    if head.count(":") > 1 or not {"[", "]", "@"}.isdisjoint(address) or "#" in fragment:
        scheme, slashes, rest = head.partition("://")
        if slashes:
            end = next((at for at, one in enumerate(rest) if one in "/?"), len(rest))
            host = rest[:end]
            host = host if _AUTHORITY.fullmatch(host) else _HOST_SIGNS.sub(_percent, host)
            head = f"{scheme}://{host}{rest[end:]}"
        head = _BRACKETS.sub(_percent, head)
        fragment = _BRACKETS.sub(_percent, fragment).replace("#", "%23")
    return Term(f"<{_NOT_IN_IRI.sub(_percent, f'{head}{sign}{fragment}')}>")


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
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
