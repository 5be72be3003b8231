"""Edges as they are drawn: one line for all that joins two things in the same spirit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from kg.network.edges import Edge
from kg.network.formats.appearance import family
from kg.network.formats.svg.labels import width
from kg.network.formats.svg.scene import Figure
from kg.network.subgraph import Subgraph

_BOW = 26.0
"""Pixels between the middles of two lines that join the same two things."""

_TIP = 6.0
"""Pixels from the end of a line to the shape it points at: room for the head of the arrow."""

_MOST_NAMED = 30
"""Up to so many lines are named where they run; of more, their colour tells."""

_SIZE, _HEIGHT = 10.0, 12.0
"""Height of the letters of a line's name, and of the room for it, in pixels."""

_WEAK = "mentions"

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two figures: where it runs, and the edges that it stands for.

    `family` names how it looks, `bend` is the point that pulls the curve aside. It has a head
    at its end, and one at its start where `both` ways are said. `name` stands at `at`, if any.
    """

    start: Point
    bend: Point
    end: Point
    family: str
    edges: tuple[Edge, ...]
    both: bool
    name: str = ""
    at: Point = (0.0, 0.0)


def lines(graph: Subgraph, figures: Sequence[Figure]) -> tuple[Line, ...]:
    """Return the lines between *figures*, the least telling first: they are drawn below."""
    by_iri = {figure.node.iri: figure for figure in figures}
    bundles = _bundles(graph)
    named = sum(map(len, bundles)) <= _MOST_NAMED
    taken: list[Box] = [figure.box for figure in figures]
    found: list[Line] = []
    for families in bundles:
        for number, edges in enumerate(families.values()):
            aside = (number - (len(families) - 1) / 2) * _BOW
            ends = by_iri[edges[0].source], by_iri[edges[0].target]
            line = _line(*ends, aside, edges)
            found.append(_named(line, taken) if named else line)
    return tuple(reversed(found))


def _bundles(graph: Subgraph) -> Sequence[Mapping[str, tuple[Edge, ...]]]:
    """Return the edges between each two things by their family.

    That two things mention each other goes without a line where more is said of them.
    """
    found: dict[frozenset[str], dict[str, tuple[Edge, ...]]] = {}
    for edge in graph.edges:
        families = found.setdefault(frozenset((edge.source, edge.target)), {})
        families[family(edge)] = (*families.get(family(edge), ()), edge)
    for families in found.values():
        if len(families) > 1 and _WEAK in families:
            mentioned = families.pop(_WEAK)
            strongest = next(iter(families))
            families[strongest] += mentioned
    return tuple(found.values())


def _line(start: Figure, end: Figure, aside: float, edges: tuple[Edge, ...]) -> Line:
    """Run a line between two shapes, *aside* pixels to the left of the straight one."""
    across, down = end.x - start.x, end.y - start.y
    length = max(hypot(across, down), 1e-6)
    turn = 1 if start.node.iri < end.node.iri else -1  # the same side seen from either end
    bend = (
        (start.x + end.x) / 2 + turn * 2 * aside * down / length,
        (start.y + end.y) / 2 - turn * 2 * aside * across / length,
    )
    name = family(edges[0])
    both = any(e.target == edges[0].source for e in edges if family(e) == name)
    tail = _towards((start.x, start.y), bend, start.radius + (_TIP if both else 1))
    tip = _towards((end.x, end.y), bend, end.radius + _TIP)
    return Line(tail, bend, tip, name, edges, both)


def _towards(start: Point, end: Point, far: float) -> Point:
    length = max(hypot(end[0] - start[0], end[1] - start[1]), 1e-6)
    part = min(far / length, 0.95)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _named(line: Line, taken: list[Box]) -> Line:
    """Name a line where its name covers least of what is there already."""
    kinds = list(dict.fromkeys(e.kind for e in line.edges if family(e) == line.family))
    name = ", ".join(kinds[:2]) + (" …" if len(kinds) > 2 else "")
    half = width(name, _SIZE) / 2
    places = [_along(line, part) for part in (0.5, 0.4, 0.6, 0.3, 0.7)]
    boxes = [(x - half, y - _HEIGHT / 2, x + half, y + _HEIGHT / 2) for x, y in places]
    best = min(range(len(boxes)), key=lambda n: (round(sum(_shared(boxes[n], taken))), n))
    taken.append(boxes[best])
    return replace(line, name=name, at=places[best])


def _along(line: Line, part: float) -> Point:
    """Return the point of the curve at *part* of its way."""
    weights = ((1 - part) ** 2, 2 * part * (1 - part), part**2)
    points = (line.start, line.bend, line.end)
    x = sum(w * p[0] for w, p in zip(weights, points, strict=True))
    return x, sum(w * p[1] for w, p in zip(weights, points, strict=True))


def _shared(box: Box, others: Sequence[Box]) -> Iterator[float]:
    for other in others:
        across = min(box[2], other[2]) - max(box[0], other[0])
        down = min(box[3], other[3]) - max(box[1], other[1])
        yield max(across, 0) * max(down, 0)
