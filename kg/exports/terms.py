"""Terms of the vocabularies that exports are written in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import PREFIXES

NAMESPACES: Mapping[str, str] = MappingProxyType(
    {
        **PREFIXES,
        "dcat": "http://www.w3.org/ns/dcat#",
        "formats": "http://www.w3.org/ns/formats/",
        "np": "http://www.nanopub.org/nschema#",
        "npx": "http://purl.org/nanopub/x/",
        "void": "http://rdfs.org/ns/void#",
    }
)
"""The prefixes of the graph, and of what descriptions of it need beside them."""


def term(curie: str) -> NamedNode:
    """Return the term that a prefixed name means.

    >>> term("void:triples").value
    'http://rdfs.org/ns/void#triples'
    """
    prefix, _, name = curie.partition(":")
    return NamedNode(NAMESPACES[prefix] + name)


def number(value: int) -> Literal:
    """Return a whole number as RDF has it."""
    return Literal(str(value), datatype=term("xsd:integer"))


def agent(said: str) -> NamedNode | Literal:
    """Return somebody by address (an ORCID, a page) where *said* is one, else by name.

    >>> agent("https://orcid.org/0000-0002-1825-0097").value, agent("Ada Lovelace").value
    ('https://orcid.org/0000-0002-1825-0097', 'Ada Lovelace')
    """
    if said.startswith(("https://", "http://")):
        try:
            return NamedNode(said)
        except ValueError:
            return Literal(said)
    return Literal(said)
