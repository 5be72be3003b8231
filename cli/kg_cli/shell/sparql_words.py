"""Words of SPARQL, for completion: keywords, variables, and terms of the vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.query.tokens import variables
from kg.resources import SCHEMA
from kg.vocabulary import LOCAL_PREFIXES, PREFIXES

KEYWORDS = """
    SELECT DISTINCT WHERE ASK CONSTRUCT DESCRIBE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES
    FROM NAMED PREFIX EXISTS NOT IN AS GROUP ORDER BY DESC ASC HAVING LIMIT OFFSET COUNT SUM MIN
    MAX AVG SAMPLE GROUP_CONCAT STR LANG DATATYPE BOUND COALESCE IF CONTAINS STRSTARTS STRENDS
    REGEX REPLACE SUBSTR STRLEN LCASE UCASE CONCAT STRAFTER STRBEFORE YEAR ABS ROUND isIRI
    isLITERAL isBLANK
""".split()  # noqa: SIM905 - words read best as a text
"""What SPARQL says that people ask a vault with."""

_TERM = re.compile(r"\b([a-z][a-z0-9]*):([A-Za-z]\w*)")
_FILES = ("ontology.ttl", "shapes.ttl", "context.jsonld")


def keywords(typed: str) -> Iterator[str]:
    """Yield the keywords that begin with *typed*, and the prefixes."""
    if typed:
        yield from (word for word in KEYWORDS if word.lower().startswith(typed.lower()))
        known = (f"{name}:" for name in (*PREFIXES, *LOCAL_PREFIXES))
        yield from (name for name in known if name.startswith(typed))


def terms(typed: str) -> Iterator[str]:
    """Yield the terms that begin with *typed*, a prefix and perhaps letters behind it."""
    yield from (term for term in _terms() if term.startswith(typed))


def variables_in(text: str, typed: str) -> Iterator[str]:
    """Yield the variables of *text* that begin with *typed*, a sigil and perhaps letters."""
    found = dict.fromkeys(variable.name for variable in variables(text))
    yield from (f"{typed[0]}{name}" for name in found if name.startswith(typed[1:]))


@cache
def _terms() -> tuple[str, ...]:
    """Return every prefixed name that our schema speaks of."""
    texts = ((SCHEMA / name).read_text("utf-8") for name in _FILES)
    found = {match[0] for text in texts for match in _TERM.finditer(text) if match[1] in PREFIXES}
    return tuple(sorted(found))
