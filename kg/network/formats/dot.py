"""The language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kg.network.edges import Edge, Node
from kg.network.formats.appearance import FAMILIES, LOOKS, family, shortened, told
from kg.network.formats.characters import plain
from kg.network.subgraph import Subgraph

_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "box": "box",
        "circle": "ellipse",
        "hexagon": "hexagon",
        "diamond": "octagon",
        "triangle": "house",
        "sheet": "note",
    }
)
_LINE = 24
"""Characters on a line of a label."""


def to_dot(graph: Subgraph) -> str:
    """Return *graph* for `dot`, `neato` and the like; the reasons are tooltips."""
    return "\n".join(["digraph {", *_HEAD, *_nodes(graph), *_edges(graph), "}", ""])


_HEAD = (
    '  graph [rankdir=LR, overlap=false, splines=true, fontname="sans-serif"];',
    '  node [style=filled, fontname="sans-serif", fontsize=11, margin="0.12,0.06"];',
    '  edge [fontname="sans-serif", fontsize=9, arrowsize=0.7];',
)


def _nodes(graph: Subgraph) -> Iterator[str]:
    for node in graph.nodes:
        look = LOOKS[node.kind]
        width = {"penwidth": "2.5"} if node.iri == graph.focus else {}
        yield f"  {_quoted(node.iri)} " + _attributes(
            label=_wrapped(node),
            tooltip=plain(" ".join(node.label.split())),
            kind=node.kind,
            place=_place(node),
            shape=_SHAPES[look.shape],
            fillcolor=look.fill[0],
            color=look.line[0],
            **width,
        )


def _edges(graph: Subgraph) -> Iterator[str]:
    for edge in graph.edges:
        look = FAMILIES[family(edge)]
        ends = f"{_quoted(edge.source)} -> {_quoted(edge.target)}"
        yield f"  {ends} " + _attributes(
            label=edge.kind,
            tooltip=told(edge),
            reason=edge.reason,
            place=_place(edge),
            color=look.color[0],
            fontcolor=look.color[0],
            style="dashed" if look.dashes else "solid",
        )


def _wrapped(node: Node) -> str:
    lines = [""]
    for word in shortened(node.label).split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _place(one: Node | Edge) -> str:
    return f"{one.path}:{one.line}" if one.path else ""


def _attributes(**values: str) -> str:
    said = (f"{name}={_quoted(value)}" for name, value in values.items() if value)
    return f"[{', '.join(said)}];"


def _quoted(text: str) -> str:
    r"""Return a string of the language that means *text* to the letter.

    A backslash and an entity mean something in labels, so both are escaped.

    >>> print(_quoted('a "b" \\N &lt;\n'))
    "a \"b\" \\N &amp;lt;\n"
    """
    kept = plain(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + kept.replace("\n", "\\n") + '"'
