"""What is asked: the name of a query or SPARQL, with its parameters filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.index import Index
from kg.query.catalog import Queries
from kg.query.named import NamedQuery, read_named
from kg.query.parameters import Values

_NAME = re.compile(r"[^\W_][\w.-]*\Z")


def looks_like_name(text: str) -> bool:
    """Tell whether *text* is meant as the name of a query: no SPARQL is a single word.

    >>> looks_like_name("read-next"), looks_like_name("ASK {}"), looks_like_name("ASK{?s?p?o}")
    (True, False, False)
    """
    return _NAME.match(text.strip()) is not None


def asked(queries: Queries, text: str) -> NamedQuery:
    """Return the query that is called *text*, or is it.

    Raises `UnknownName`, or `SchemaError` for a query that cannot be used.
    """
    return queries.find(text.strip()) if looks_like_name(text) else read_named("", text)


def sparql(index: Index, queries: Queries, text: str, given: Mapping[str, str]) -> str:
    """Return the SPARQL of *text* with its parameters filled in. Raises as `Vault.query`."""
    query = asked(queries, text)
    if not query.parameters and not given:
        return query.text
    values = Values(index.database, index.store, index.config.base)
    return query.filled(values.terms(query, given))
