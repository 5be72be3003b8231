"""The tokens of a SPARQL query, as far as telling its code from what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.graph.terms import Term

_TOKEN = re.compile(
    r"""(?P<escape>\\.)
    |(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<address><[^<>"{}|^`\\\s]*>)
    |(?P<comment>\#[^\n\r]*)
    |(?P<variable>[?$]\w+)
    |(?P<local>:[\w-]+)""",
    re.DOTALL | re.VERBOSE,
)
_OPENING, _CLOSING = "({[", ")}]"
_CHAINED = re.compile(r"\b(?:UNION|OPTIONAL|MINUS|BIND|FILTER)\b|[|&]{2}|[!+*/|-]", re.IGNORECASE)
_DEEPEST = 200
_MOST_CHAINED = 1000


class Variable(NamedTuple):
    """A variable where it is used: `sigil` is `?` or `$`, `line` counts from 1."""

    sigil: str
    name: str
    line: int


def variables(text: str) -> Iterator[Variable]:
    """Yield each use of a variable.

    >>> [v.name for v in variables('SELECT ?a { ?a rdfs:label "?b" } # ?c')]
    ['a', 'a']
    """
    line, seen = 1, 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "variable":
            line += text.count("\n", seen, token.start())
            seen = token.start()
            yield Variable(token[0][0], token[0][1:], line)


def fill(text: str, values: Mapping[str, Term]) -> str:
    """Put terms in the place of `$name`; what a term holds is not looked at again.

    >>> fill('{ $who foaf:name "$who" }', {"who": Term("<https://a.org/b>")})
    '{ <https://a.org/b> foaf:name "$who" }'
    """

    def filled(token: re.Match[str]) -> str:
        value = values.get(token[0][1:]) if token[0].startswith("$") else None
        if value is None:
            return token[0]
        behind_less_than = text[: token.start()].endswith("<")  # `<<` would quote a triple
        return f" {value}" if behind_less_than else value

    return _TOKEN.sub(filled, text)


def asks_elsewhere(text: str) -> bool:
    """Tell whether a query may hold SERVICE; a prefix of that name counts, to be sure.

    The engine needs no space around a keyword (`1SERVICE<…>`), so neither does this.

    >>> asks_elsewhere("SELECT * { serviceSILENT<http://a>{} }")
    True
    >>> asks_elsewhere('SELECT ?service { ?service schema:service "SERVICE" } # SERVICE')
    False
    """
    return "SERVICE" in _code(text).upper()


def is_too_deep(text: str) -> bool:
    """Tell whether a query nests or chains so much that the engine's stack may not hold it."""
    code, depth, deepest = _code(text), 0, 0
    for character in code:
        depth += (character in _OPENING) - (character in _CLOSING)
        deepest = max(deepest, depth)
    return deepest > _DEEPEST or len(_CHAINED.findall(code)) > _MOST_CHAINED


def is_unfinished(text: str) -> bool:
    """Tell whether a query has more to come: brackets or long strings that are still open.

    >>> is_unfinished("SELECT * {"), is_unfinished("SELECT * { ?s ?p '}' }")
    (True, False)
    """
    code = _code(text)
    opened = sum(map(code.count, _OPENING)) - sum(map(code.count, _CLOSING))
    return opened > 0 or any(quotes in code for quotes in ('"""', "'''"))


def _code(text: str) -> str:
    """Return a query without strings, addresses, comments, variables and local names."""
    return _TOKEN.sub(" ", text)
