"""The graph in the formats of other programs; each in a module of its own."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.network.subgraph import Subgraph

_MODULES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "dot": ("dot", "to_dot"),
        "graphml": ("graphml", "to_graphml"),
        "gexf": ("gexf", "to_gexf"),
        "json": ("node_link", "to_json"),
        "mermaid": ("mermaid", "to_mermaid"),
        "svg": ("svg.drawing", "to_svg"),
    }
)

FORMATS = tuple(_MODULES)
"""The names of the formats."""

DRAWN = ("svg", "mermaid")
"""Formats that are only looked at: of very many things nobody sees anything."""


def formatted(graph: Subgraph, name: str) -> str:
    """Return *graph* in the format called *name*, one of `FORMATS`."""
    module, function = _MODULES[name]
    made: Callable[[Subgraph], str] = getattr(
        importlib.import_module(f"kg.network.formats.{module}"), function
    )
    return made(graph)
