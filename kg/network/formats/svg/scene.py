"""What is drawn where: things with their labels, pushed apart until labels can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.network.edges import Node
from kg.network.formats.placing import placed
from kg.network.formats.svg.labels import Label, label_of
from kg.network.repulsion import Points
from kg.network.subgraph import Subgraph

_FEW, _SOME, _MANY = 45, 130, 400
"""Up to so many things all are named at length, all are named, the best connected are."""

_NAMED = 60
"""So many of very many things are named."""

_STRETCH = 1.35
"""Labels are wider than high, so the drawing is too."""

_AIR = 3.4
"""Room for a drawing, as a multiple of the room for its labels."""

_GAP = 7.0
"""Pixels between two labels."""

_ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Figure:
    """A thing as it is drawn: its middle, the radius of its shape, its label below."""

    node: Node
    x: float
    y: float
    radius: float
    label: Label

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of shape and label."""
        half = max(self.label.width / 2, self.radius)
        bottom = self.y + self.radius + (self.label.height + 3 if self.label.lines else 0)
        return self.x - half, self.y - self.radius, self.x + half, bottom


def figures(graph: Subgraph) -> tuple[Figure, ...]:
    """Return a figure for each node of *graph*, the focus at 0."""
    labels, radii = _labels(graph), _radii(graph)
    if not labels:
        return ()
    sizes = np.array(
        [
            (max(label.width, 2 * radius), 2 * radius + label.height + (3 if label.lines else 0))
            for label, radius in zip(labels, radii, strict=True)
        ]
    )
    sizes += _GAP
    middles = _apart(_spread(placed(graph), sizes), sizes)
    if graph.focus:
        middles -= middles[0]
    return tuple(
        Figure(node, round(float(x), 1), round(float(y - (size[1] - _GAP) / 2 + radius), 1),
               radius, label)
        for node, (x, y), size, radius, label in zip(
            graph.nodes, middles, sizes, radii, labels, strict=True)
    )  # fmt: skip


def _labels(graph: Subgraph) -> Sequence[Label]:
    count = len(graph.nodes)
    room, lines = (150, 3) if count <= _FEW else (130, 2)
    named = {node.iri for node in graph.nodes}
    if count > _SOME:
        named = {graph.focus} | {node.iri for node in graph.best_connected(_NAMED).nodes}
    return [
        label_of(node.label, 190, 4) if node.iri == graph.focus
        else label_of(node.label, room, lines) if node.iri in named
        else Label()
        for node in graph.nodes
    ]  # fmt: skip


def _radii(graph: Subgraph) -> Sequence[float]:
    """Return how large each thing is drawn: the more neighbours, the larger."""
    pairs = {frozenset((edge.source, edge.target)) for edge in graph.edges}
    degree = Counter(end for pair in pairs for end in pair)
    least = 7.0 if len(graph.nodes) <= _SOME else 4.5 if len(graph.nodes) <= _MANY else 2.5
    return [
        14.0 if node.iri == graph.focus else round(least + min(degree[node.iri] ** 0.5, 5), 1)
        for node in graph.nodes
    ]


def _spread(points: Points, sizes: Points) -> Points:
    """Scale points to pixels, so that all labels have room on the whole."""
    points = points * (_STRETCH, 1.0)
    extent = np.maximum(points.max(axis=0) - points.min(axis=0), 0.5)
    room = _AIR * float(sizes.prod(axis=1).sum())
    scaled: Points = points * (room / extent.prod()) ** 0.5
    return scaled


def _apart(middles: Points, sizes: Points) -> Points:
    """Push boxes that overlap apart, along the side where they overlap less."""
    first, second = np.triu_indices(len(middles), k=1)
    wanted = (sizes[first] + sizes[second]) / 2
    for _ in range(_ROUNDS if len(middles) <= _MANY else 0):
        between = middles[first] - middles[second]
        overlap = wanted - np.abs(between)
        hit = np.flatnonzero((overlap > 0.5).all(axis=1))
        if not len(hit):
            break
        axis = overlap[hit].argmin(axis=1)
        sign = np.where(between[hit, axis] < 0, -1.0, 1.0)
        push = sign * overlap[hit, axis] * 0.3
        moved = np.zeros_like(middles)
        np.add.at(moved, (first[hit], axis), push)
        np.add.at(moved, (second[hit], axis), -push)
        middles = middles + moved
    return middles
