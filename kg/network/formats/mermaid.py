"""Flowcharts of Mermaid, which Obsidian, GitHub and GitLab draw inside Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kg.network.formats.appearance import FAMILIES, LOOKS, family, shortened
from kg.network.formats.characters import plain
from kg.network.subgraph import Subgraph

_SHAPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "box": ("[", "]"),
        "circle": ("([", "])"),
        "hexagon": ("{{", "}}"),
        "diamond": ("(", ")"),
        "triangle": ("[/", "\\]"),
        "sheet": (">", "]"),
    }
)
_MARKS = re.compile(r"[^\w\s.,:;!?'’“”()/–—-]|;")
"""What might mean something to Mermaid, to Markdown or to HTML inside a label."""

MOST_EDGES = 500
"""So many edges Mermaid draws, unless its `maxEdges` is set to more."""


def to_mermaid(graph: Subgraph) -> str:
    """Return *graph* as a flowchart."""
    numbers = {node.iri: f"n{number}" for number, node in enumerate(graph.nodes)}
    return "\n".join(["flowchart LR", *_nodes(graph, numbers), *_edges(graph, numbers), ""])


def _nodes(graph: Subgraph, numbers: Mapping[str, str]) -> Iterator[str]:
    for node in graph.nodes:
        before, after = _SHAPES[LOOKS[node.kind].shape]
        yield f"  {numbers[node.iri]}{before}{_quoted(node.label)}{after}"
    for kind, look in LOOKS.items():
        members = [numbers[node.iri] for node in graph.nodes if node.kind == kind]
        if members:
            yield f"  classDef {kind} fill:{look.fill[0]},stroke:{look.line[0]},color:#1c1c1a"
            yield f"  class {','.join(members)} {kind}"
    if graph.focus in numbers:
        yield f"  style {numbers[graph.focus]} stroke-width:4px"


def _edges(graph: Subgraph, numbers: Mapping[str, str]) -> Iterator[str]:
    members: dict[str, list[str]] = {}
    for number, edge in enumerate(graph.edges):
        ends = numbers[edge.source], numbers[edge.target]
        yield f"  {ends[0]} -->|{_quoted(edge.kind)}| {ends[1]}"
        members.setdefault(family(edge), []).append(str(number))
    for name, look in FAMILIES.items():
        if name in members:
            dashes = f",stroke-dasharray:{look.dashes}" if look.dashes else ""
            yield f"  linkStyle {','.join(members[name])} stroke:{look.color[0]}{dashes}"


def _quoted(label: str) -> str:
    """Return a label in quotes; what is no plain character is an entity, as Mermaid has them.

    >>> _quoted('say "x" [[y]] #1')
    '"say #34;x#34; #91;#91;y#93;#93; #35;1"'
    """
    safe = _MARKS.sub(lambda found: f"#{ord(found[0])};", plain(shortened(label)))
    return f'"{safe or "?"}"'
