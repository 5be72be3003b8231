"""GRAPH in queries: a store also holds graphs that are no notes, and not to be found by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.remote.tokens import TOKEN


def without(text: str, hidden: Sequence[str], *, by_value: bool = False) -> str:
    r"""Return a query in which `GRAPH ?any` is none of the graphs *hidden*.

    With *by_value* a graph that is named after GRAPH becomes the one value of a variable.

    >>> without("ASK { GRAPH ?g { ?s ?p '}' } }", ["urn:a"])
    "ASK { GRAPH ?g { ?s ?p '}' } FILTER(?g != <urn:a>) }"
    >>> without("ASK { graph <urn:b> { ?s ?p ?o } }", ["urn:a"], by_value=True)
    'ASK { VALUES ?graph_1 { <urn:b> } GRAPH ?graph_1 { ?s ?p ?o } }'
    """
    return "".join(_rewritten(text, hidden, by_value=by_value))


def _rewritten(text: str, hidden: Sequence[str], *, by_value: bool) -> Iterator[str]:
    follows: list[str] = []  # what is to stand behind each brace that is open
    behind = ""
    values = 0
    for token in TOKEN.finditer(text):
        word, graph = token[0], token["graph"]
        if graph and graph[0] in "?$":
            behind = f" FILTER({' && '.join(f'{graph} != <{name}>' for name in hidden)})"
        elif graph and by_value:
            values += 1
            word = f"VALUES ?graph_{values} {{ {graph} }} GRAPH{token['between']}?graph_{values}"
        elif word == "{":
            follows.append(behind)
            behind = ""
        elif word == "}" and follows:
            word += follows.pop()
        yield word
