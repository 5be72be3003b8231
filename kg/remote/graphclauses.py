"""GRAPH in queries: a store also holds graphs that are no notes, and not to be found by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"""(?P<graph> \bGRAPH\b (?P<between> (?:\s|\#[^\n]*\n)* )
                 (?P<of> <[^<>]*> | [?$]\w+ | [\w.-]*:(?:\\.|%[\da-f]{2}|[\w:.-])* ) )
      | (?P<other> \#[^\n]* | <[^<>\"{}|^`\\\s]*> | [?$]\w+ | [\w.-]*:(?:\\.|%[\da-f]{2}|[\w:.-])*
                 | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3}
                 | \"(?:\\.|[^\"\\\n])*\" | '(?:\\.|[^'\\\n])*' | \w+ | . )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def without(text: str, hidden: Sequence[str], *, by_value: bool = False) -> str:
    r"""Return a query in which `GRAPH ?any` is none of the graphs *hidden*.

    With *by_value* a graph that is named after GRAPH becomes the one value of a variable.

    >>> without("ASK { GRAPH ?g { ?s ?p '}' } }", ["urn:a"])
    "ASK { GRAPH ?g { ?s ?p '}' } FILTER(?g NOT IN (<urn:a>)) }"
    >>> without("ASK { graph <urn:b> { ?s ?p ?o } }", ["urn:a"], by_value=True)
    'ASK { VALUES ?graph_1 { <urn:b> } GRAPH ?graph_1 { ?s ?p ?o } }'
    """
    names = ", ".join(f"<{graph}>" for graph in hidden)
    return "".join(_rewritten(text, f" FILTER({{}} NOT IN ({names}))", by_value=by_value))


def _rewritten(text: str, test: str, *, by_value: bool) -> Iterator[str]:
    follows: list[str] = []  # what is to stand behind each brace that is open
    behind = ""
    values = 0
    for token in _TOKEN.finditer(text):
        word, graph = token[0], token["of"]
        if graph and graph[0] in "?$":
            behind = test.format(graph)
        elif graph and by_value:
            values += 1
            word = f"VALUES ?graph_{values} {{ {graph} }} GRAPH{token['between']}?graph_{values}"
        elif word == "{":
            follows.append(behind)
            behind = ""
        elif word == "}" and follows:
            word += follows.pop()
        yield word
