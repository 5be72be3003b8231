"""The things of a chart in tiles: the best connected everywhere, the others piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.network.edges import Node
from kg_site.graphs.chart import Chart
from kg_site.graphs.kept import Place

FIRST = 2_000
"""So many things, the best connected, are drawn before anybody asks for more."""

TILE = 2_000
"""The most things in a further tile."""

SIDE = 65_535
"""Places on the chart are whole numbers from 0 to this, in both directions."""


@dataclass(frozen=True, slots=True)
class Tile:
    """Things of one part of the chart, the best connected first; `box` is left, top, right, bottom.

    `first` is the number of the first of them: things are numbered through all tiles.
    """

    first: int
    nodes: tuple[Node, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Return the part of the chart that it covers."""
        xs, ys = zip(*self.places, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def tiles(chart: Chart) -> tuple[Tile, ...]:
    """Cut *chart* into tiles: first the best connected of all, then neighbours on the chart."""
    on_grid = _on_grid(chart)
    rank = {node.iri: rank for rank, node in enumerate(chart.nodes)}
    made: list[Tile] = []
    first = 0
    for piece in (chart.nodes[:FIRST], *_pieces(chart.nodes[FIRST:], on_grid)):
        nodes = tuple(sorted(piece, key=lambda node: rank[node.iri]))
        made.append(Tile(first, nodes, tuple(on_grid[node.iri] for node in nodes)))
        first += len(nodes)
    return tuple(made)


def _on_grid(chart: Chart) -> dict[str, tuple[int, int]]:
    """Return all places as whole numbers; a length is as long across as down."""
    places = chart.place.values()
    left, top = (min(place[axis] for place in places) for axis in (0, 1))
    wide, high = (max(p[axis] for p in places) - low for axis, low in ((0, left), (1, top)))
    step = max(wide, high) / SIDE or 1.0
    shift_x, shift_y = ((SIDE - length / step) / 2 for length in (wide, high))

    def on_grid(place: Place) -> tuple[int, int]:
        x, y = (place[0] - left) / step + shift_x, (place[1] - top) / step + shift_y
        return min(max(round(x), 0), SIDE), min(max(round(y), 0), SIDE)

    return {iri: on_grid(place) for iri, place in chart.place.items()}


def _pieces(nodes: Sequence[Node], places: dict[str, tuple[int, int]]) -> Iterator[Sequence[Node]]:
    """Cut in halves, across the longer side, until each is small enough."""
    if len(nodes) <= TILE:
        if nodes:
            yield nodes
        return
    xs, ys = zip(*(places[node.iri] for node in nodes), strict=True)
    axis = 0 if max(xs) - min(xs) >= max(ys) - min(ys) else 1
    ordered = sorted(nodes, key=lambda node: (places[node.iri][axis], node.iri))
    middle = len(ordered) // 2
    yield from _pieces(ordered[:middle], places)
    yield from _pieces(ordered[middle:], places)
