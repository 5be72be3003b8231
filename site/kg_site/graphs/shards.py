"""What the script of the graph page loads, piece by piece: each a path and a value.

`graph/data/index.js` says what there is. `tile-N` has the things of one tile and the edges
from them to things with lower numbers; `labels-N` what things are called and where they lead;
`around-N` what hangs together with each of them and why; `names-N` finds the number of a
thing by its short name. The script `graph-data.js` is the other side of this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.network.edges import Edge, Node
from kg.network.formats.appearance import FAMILIES, LOOKS, shortened
from kg.network.formats.characters import plain
from kg_site.graphs import leading
from kg_site.graphs.chart import Chart
from kg_site.graphs.kinds import EdgeKind, edge_kinds
from kg_site.graphs.packing import packed, words
from kg_site.graphs.tiles import Tile, tiles
from kg_site.shelf import Shelf

FOLDER = "graph/data"

COMMUNITIES = 12
"""Communities that can be told apart on the page; the members of others are of none there."""

_LABELS, _AROUND, _NAMES = 100, 50, 4_000
"""Things in one shard of labels, of surroundings, of names."""

_EDGES, _REASON, _NAME = 24, 160, 100
"""Edges told of one thing; characters told of a reason, and of a label."""

Shard = tuple[str, object]
Lower = Mapping[int, set[tuple[int, int, int]]]
"""For each thing its edges to things with lower numbers.

An edge is the lower number, 1 where it leads there and 0 where it comes from there, and the
number of its kind.
"""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chart with a number for each thing and for each kind."""

    shelf: Shelf
    chart: Chart
    tiles: tuple[Tile, ...]
    nodes: tuple[Node, ...]
    number: Mapping[str, int]
    kinds: tuple[EdgeKind, ...]

    @classmethod
    def of(cls, shelf: Shelf, chart: Chart) -> Numbered:
        """Give everything on *chart* its number."""
        cut = tiles(chart)
        nodes = tuple(node for tile in cut for node in tile.nodes)
        number = {node.iri: n for n, node in enumerate(nodes)}
        return cls(shelf, chart, cut, nodes, number, edge_kinds(chart.edges))

    def edges_by_end(self) -> Lower:
        """Return for each thing its edges to things with lower numbers, each told once."""
        kind = {kind.name: n for n, kind in enumerate(self.kinds)}
        found: dict[int, set[tuple[int, int, int]]] = {}
        for edge in self.chart.edges:
            source, target = self.number[edge.source], self.number[edge.target]
            if source != target:
                low, high = sorted((source, target))
                found.setdefault(high, set()).add((low, int(target == low), kind[edge.kind]))
        return found


def shards(shelf: Shelf, chart: Chart) -> Iterator[Shard]:
    """Yield every shard of *chart*."""
    whole = Numbered.of(shelf, chart)
    edges, names = whole.edges_by_end(), _names(whole)
    yield f"{FOLDER}/index.js", _index(whole, edges, [named[0][0] for named in names])
    for n, tile in enumerate(whole.tiles):
        yield f"{FOLDER}/tile-{n}.js", _tile(whole, tile, edges)
    yield from _slices("labels", _LABELS, [_label(shelf, node) for node in whole.nodes])
    yield from _slices("around", _AROUND, [_around(whole, node) for node in whole.nodes])
    for n, named in enumerate(names):
        yield f"{FOLDER}/names-{n}.js", dict(named)


def _index(whole: Numbered, edges: Lower, names: Sequence[str]) -> object:
    return {
        "count": len(whole.nodes),
        "edges": sum(map(len, edges.values())),
        "things": list(LOOKS),
        "families": list(FAMILIES),
        "kinds": [[kind.name, kind.inverse, kind.family] for kind in whole.kinds],
        "communities": [
            [plain(shortened(one.best.label, _NAME)), one.size]
            for one in whole.chart.communities[:COMMUNITIES]
        ],
        "tiles": [[len(tile.nodes), *tile.box] for tile in whole.tiles],
        "labels": _LABELS,
        "around": _AROUND,
        "names": names,
    }


def _tile(whole: Numbered, tile: Tile, edges: Lower) -> object:
    look = {kind: n for n, kind in enumerate(LOOKS)}
    community = whole.chart.community
    return {
        "x": words(x for x, _ in tile.places),
        "y": words(y for _, y in tile.places),
        "kind": packed(look[node.kind] for node in tile.nodes),
        "degree": packed(whole.chart.degree.get(node.iri, 0) for node in tile.nodes),
        "community": packed(
            number if (number := community[node.iri]) <= COMMUNITIES else 0 for node in tile.nodes
        ),
        "edges": packed(_edges(tile, edges)),
    }


def _edges(tile: Tile, edges: Lower) -> Iterator[int]:
    """Yield for each thing how many edges, and for each edge how far back, which way, its kind."""
    for number in range(tile.first, tile.first + len(tile.nodes)):
        own = sorted(edges.get(number, ()))
        yield len(own)
        for low, away, kind in own:
            yield number - low << 1 | away
            yield kind


def _label(shelf: Shelf, node: Node) -> list[str]:
    name = plain(shortened(node.label, _NAME))
    return [name, leading.leads_to(shelf, node), leading.key(shelf, node.iri)]


def _around(whole: Numbered, node: Node) -> list[object]:
    """Return how many edges *node* has, and the most telling ones with their other ends."""
    edges = [e for e in whole.shelf.edges_of.get(node.iri, ()) if e.source != e.target]
    return [len(edges), [_edge(whole, node, edge) for edge in edges[:_EDGES]]]


def _edge(whole: Numbered, node: Node, edge: Edge) -> list[object]:
    other = whole.number[edge.other(node.iri)]
    label = plain(shortened(whole.nodes[other].label, _NAME))
    reason = plain(shortened(edge.reason, _REASON))
    return [other, label, edge.read_from(node.iri), reason]


def _names(whole: Numbered) -> Sequence[Sequence[tuple[str, int]]]:
    """Return the numbers of things by name, cut into pieces, in the order of a script's `<`."""
    named = ((leading.key(whole.shelf, node.iri), n) for n, node in enumerate(whole.nodes))
    rows = sorted(named, key=lambda row: row[0].encode("utf-16-be", "surrogatepass"))
    return [rows[start : start + _NAMES] for start in range(0, len(rows), _NAMES)]


def _slices(name: str, size: int, rows: Sequence[object]) -> Iterator[Shard]:
    for n, start in enumerate(range(0, len(rows), size)):
        yield f"{FOLDER}/{name}-{n}.js", rows[start : start + size]
