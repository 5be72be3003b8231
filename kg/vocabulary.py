"""The vocabularies that the graph is written in: their prefixes, and our own terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.resources import SCHEMA

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

_DECLARED = re.compile(r"^kg:([A-Za-z]\w*)\s+a\s", re.MULTILINE)
_CURIE = re.compile(r"([a-z][a-z0-9]*):([A-Za-z][\w-]*)\Z")
_ADDRESS = re.compile(r"<[a-z][a-z0-9+.-]*:[^<>\"{}|\\^`\s]+>\Z")


@cache
def own_terms() -> frozenset[str]:
    """Return the names that `schema/ontology.ttl` declares, without `kg:`."""
    return frozenset(_DECLARED.findall((SCHEMA / "ontology.ttl").read_text("utf-8")))


def looks_like_term(text: str) -> bool:
    """Tell whether *text* is meant as a term: a prefixed name or `<an address>`.

    >>> looks_like_term("kg:Clarity"), looks_like_term("<https://a.org/x>"), looks_like_term("a b")
    (True, True, False)
    """
    return bool(_CURIE.match(text) or _ADDRESS.match(text))


def fault(text: str) -> str:
    """Return what is wrong with a term, as a sentence; nothing for one that can be used.

    >>> fault("kg:Clarity"), fault("skos:broader"), fault("<https://a.org/x>")
    ('', '', '')
    >>> fault("kgs:Clarity")
    "unknown prefix 'kgs' in 'kgs:Clarity'"
    """
    if _ADDRESS.match(text):
        return ""
    found = _CURIE.match(text)
    if found is None:
        return f"'{text}' is no term: write prefix:name or <address>"
    if found[1] not in PREFIXES:
        return f"unknown prefix '{found[1]}' in '{text}'"
    if found[1] == "kg" and found[2] not in own_terms():
        return f"there is no term '{text}' in schema/ontology.ttl"
    return ""


def nearest_term(text: str) -> str:
    """Return our own term that is most like *text*, if one is."""
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped term

    near = process.extractOne(text.partition(":")[2], own_terms(), score_cutoff=70)
    return f"kg:{near[0]}" if near else ""
