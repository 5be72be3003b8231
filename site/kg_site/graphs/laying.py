"""Work out where the things of a graph lie, and which of them belong together."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kg.network.layout import layout
from kg.network.measuring.communities import communities
from kg.network.measuring.matrix import matrices
from kg.network.subgraph import Subgraph
from kg_site.graphs.kept import Laid, Place

_DIGITS = 5
"""Digits behind the point that are kept of a place."""

_KNOWN = 0.5
"""Below this share of things whose place is known, the graph is laid out from nothing."""


def lay(graph: Subgraph, of: str, before: Mapping[str, Place]) -> Laid:
    """Lay out *graph*, for which *of* stands; things in *before* stay about where they were."""
    number = {node.iri: n for n, node in enumerate(graph.nodes)}
    pairs = [(number[edge.source], number[edge.target]) for edge in graph.edges]
    known = sum(iri in before for iri in number)
    nowhere = (float("nan"), float("nan"))
    start = np.array([before.get(iri, nowhere) for iri in number], dtype=np.float64)
    is_warm = known > 0 and known >= _KNOWN * len(number)
    edges = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    points = layout(edges, len(number), start if is_warm else None).round(_DIGITS) + 0.0
    numbers = communities(matrices(graph.nodes, graph.edges)).numbers.tolist()
    places = {iri: (x, y) for iri, (x, y) in zip(number, points.tolist(), strict=True)}
    return Laid(of, places, dict(zip(number, numbers, strict=True)))
