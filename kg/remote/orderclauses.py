"""ORDER BY in queries, for a store that compares long texts only when it is made to."""

from __future__ import annotations

import re

from kg.remote.tokens import OPAQUE

_CLAUSE = re.compile(
    r"(?P<by>\bORDER\s+BY\b)(?P<keys>(?:\s+|\b(?:ASC|DESC)\s*\(\s*[?$]\w+\s*\)|[?$]\w+)+)",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?:(ASC|DESC)\s*\(\s*)?[?$](\w+)(?:\s*\))?", re.IGNORECASE)
_COMPUTED = re.compile(r"\bAS\s+[?$](\w+)", re.IGNORECASE)


def compared_whole(text: str) -> str:
    """Return a query that orders by numbers, and then by texts as texts.

    A variable that the query computes is left alone: it is a number, or made a text there.

    >>> compared_whole("SELECT ?a { ?a ?b ?c } ORDER BY DESC(?c) LIMIT 2")
    'SELECT ?a { ?a ?b ?c } ORDER BY DESC(IF(isNumeric(?c), ?c, 0)) DESC(STR(?c)) LIMIT 2'
    """
    computed = frozenset(_COMPUTED.findall(text))

    def key(found: re.Match[str]) -> str:
        direction, name = (found[1] or "ASC").upper(), found[2]
        if name in computed:
            return found[0]
        return f"{direction}(IF(isNumeric(?{name}), ?{name}, 0)) {direction}(STR(?{name}))"

    def clause(found: re.Match[str]) -> str:
        return found["by"] + _KEY.sub(key, found["keys"])

    parts = OPAQUE.split(text)
    parts[::2] = [_CLAUSE.sub(clause, part) for part in parts[::2]]
    return "".join(parts)
