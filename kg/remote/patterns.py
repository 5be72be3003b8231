"""The SPARQL that looks up a pattern, or that declares and fills in what a query leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import DefaultGraph, NamedNode, Variable

from kg.graph.readable import GraphNode, ObjectNode, SubjectNode

OURS = "urn:litkg:"
"""How the names of graphs begin that hold no note: what was pushed, and a merge."""

Pattern = tuple[SubjectNode | None, NamedNode | None, ObjectNode | None]

_NAMES = ("s", "p", "o")


def selecting(pattern: Pattern, graph: GraphNode | None) -> str:
    """Return the SELECT of the quads that fit: variables `s`, `p`, `o`, `g`."""
    words = [
        f"?{name}" if node is None else str(node)
        for name, node in zip(_NAMES, pattern, strict=True)
    ]
    wanted = [word for word, node in zip(words, pattern, strict=True) if node is None]
    triple = " ".join(words)
    if isinstance(graph, NamedNode):
        return _select(wanted, f"GRAPH {graph} {{ {triple} }}")
    if isinstance(graph, DefaultGraph):
        return _select(wanted, triple)
    return _select(
        [*wanted, "?g"], f"{{ {triple} }} UNION {{ GRAPH ?g {{ {triple} }} {NOT_OURS} }}"
    )


NOT_OURS = f'FILTER(!STRSTARTS(STR(?g), "{OURS}"))'


def about(subjects: Iterable[NamedNode]) -> str:
    """Return the SELECT of all that is said of several things: variables `s`, `p`, `o`."""
    return _select(["?s", "?p", "?o"], f"VALUES ?s {{ {' '.join(map(str, subjects))} }} ?s ?p ?o")


NAMED = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {NOT_OURS} }}"
"""All named graphs that hold something of a vault."""


def _select(wanted: Sequence[str], where: str) -> str:
    # what is all given is asked for as one row that says nothing
    return f"SELECT {' '.join(wanted) or '(1 AS ?is)'} WHERE {{ {where} }}"


def declared(text: str, prefixes: Mapping[str, str]) -> str:
    r"""Return a query with the prefixes in front that it may mean.

    >>> declared("ASK { ?n a kg:Note }", {"kg": "https://w3id.org/litkg/ns#", "foaf": "http://x/"})
    'PREFIX kg: <https://w3id.org/litkg/ns#>\nASK { ?n a kg:Note }'
    """
    said = set(_PREFIX.findall(text))
    lines = [f"PREFIX {name}: <{address}>\n" for name, address in prefixes.items() if name in said]
    return f"{''.join(lines)}{text}"


_PREFIX = re.compile(r"([A-Za-z][\w.-]*):")


def filled_in(text: str, given: Mapping[Variable, ObjectNode]) -> str:
    """Return a SELECT whose variables can only be what is *given* for them."""
    if not given:
        return text
    names, nodes = " ".join(map(str, given)), " ".join(map(str, given.values()))
    return f"{text}\nVALUES ({names}) {{ ({nodes}) }}"
