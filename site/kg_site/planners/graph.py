"""The page of the whole graph, and the same as a table for who cannot use a drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kg.network.edges import Node
from kg.network.formats.appearance import FAMILIES, LOOKS
from kg.network.formats.svg.symbols import symbol
from kg_site.addresses import INDEX
from kg_site.graphs.chart import Chart, Community, chart
from kg_site.graphs.kinds import EdgeKind, edge_kinds
from kg_site.graphs.leading import PAGE, leads_to
from kg_site.graphs.shards import COMMUNITIES
from kg_site.pages import Entry, Page
from kg_site.shelf import Shelf, count
from kg_site.views import Ref

SCRIPTS = (
    "graph/data.js",
    "graph/camera.js",
    "graph/looks.js",
    "graph/labels.js",
    "graph/drawing.js",
    "graph/hands.js",
    "graph/filters.js",
    "graph/search.js",
    "graph/panel.js",
    "graph/page.js",
)

ROWS = 200
"""Things on one page of the table."""

_NEAR = 2
"""Pages that a page of the table names before and after itself."""

MANY = {
    "paper": "papers",
    "concept": "concepts",
    "artifact": "artifacts",
    "claim": "claims",
    "person": "people",
    "note": "notes",
}


@dataclass(frozen=True, slots=True)
class ThingSign:
    """A kind of thing in the legend: its number and name there, how many, its shape."""

    number: int
    kind: str
    words: str
    count: int
    shape: Markup


@dataclass(frozen=True, slots=True)
class KindSign:
    """A kind of edge in the legend."""

    number: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class FamilySign:
    """Kinds of edges that look alike."""

    name: str
    words: str
    count: int
    kinds: tuple[KindSign, ...]


@dataclass(frozen=True, slots=True)
class CommunitySign:
    """A community in the legend, by its best connected member."""

    number: int
    best: Ref
    size: int


@dataclass(frozen=True, slots=True)
class GraphView:
    """The page of the graph; `rest` is how many things are of no community in the legend."""

    lede: str
    table: Ref
    things: tuple[ThingSign, ...]
    families: tuple[FamilySign, ...]
    communities: tuple[CommunitySign, ...]
    rest: int
    chart: Chart


@dataclass(frozen=True, slots=True)
class Row:
    """A thing in the table."""

    ref: Ref
    kind: str
    degree: int
    community: Ref


@dataclass(frozen=True, slots=True)
class TableView:
    """One page of the table; the kinds of edges stand on the first one only."""

    lede: str
    kinds: tuple[EdgeKind, ...]
    rows: tuple[Row, ...]
    number: str
    pages: tuple[Ref, ...]
    graph: Ref


def graph_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of the graph and those of its table; none where there is no thing."""
    if not shelf.graph.nodes:
        return
    whole = chart(shelf)
    kinds = edge_kinds(whole.edges)
    lede = f"{count(len(whole.nodes), 'thing')} and {count(len(whole.edges), 'typed edge')}"
    yield _graph(shelf, whole, kinds, lede)
    yield from _table(shelf, whole, kinds, lede)


def _graph(shelf: Shelf, whole: Chart, kinds: tuple[EdgeKind, ...], lede: str) -> Page:
    shown = whole.communities[:COMMUNITIES]
    view = GraphView(
        lede=lede,
        table=Ref("the same as a table", _table_path(1)),
        things=_things(whole),
        families=_families(kinds),
        communities=tuple(
            CommunitySign(one.number, _ref(shelf, one.best), one.size) for one in shown
        ),
        rest=len(whole.nodes) - sum(one.size for one in shown),
        chart=whole,
    )
    said = f"{lede}: how all that is written here hangs together, and why."
    frame = shelf.frame(PAGE, "Graph", said, "graph", "graph", scripts=SCRIPTS)
    return Page(PAGE, "graph.html.j2", "graph", frame, view, Entry("Page", summary=said))


def _things(whole: Chart) -> tuple[ThingSign, ...]:
    counts = Counter(node.kind for node in whole.nodes)
    return tuple(
        ThingSign(n, kind, MANY[kind], counts[kind], Markup(symbol(look.shape, 9, 9, 6.5)))  # noqa: S704 - numbers
        for n, (kind, look) in enumerate(LOOKS.items())
        if counts[kind]
    )


def _families(kinds: tuple[EdgeKind, ...]) -> tuple[FamilySign, ...]:
    found: dict[str, list[KindSign]] = {}
    for n, kind in enumerate(kinds):
        found.setdefault(kind.family, []).append(KindSign(n, kind.name, kind.count))
    return tuple(
        FamilySign(name, FAMILIES[name].words, sum(kind.count for kind in members), tuple(members))
        for name, members in found.items()
    )


def _table(shelf: Shelf, whole: Chart, kinds: tuple[EdgeKind, ...], lede: str) -> Iterator[Page]:
    communities = {one.number: one for one in whole.communities}
    last = -(-len(whole.nodes) // ROWS)
    for number in range(1, last + 1):
        piece = whole.nodes[(number - 1) * ROWS : number * ROWS]
        view = TableView(
            lede=f"{lede}; the best connected things first.",
            kinds=kinds if number == 1 else (),
            rows=tuple(_row(shelf, whole, node, communities) for node in piece),
            number=str(number),
            pages=_pages(number, last),
            graph=Ref("drawn", PAGE),
        )
        path = _table_path(number)
        name = "The graph as a table" + (f", page {number}" if number > 1 else "")
        frame = shelf.frame(path, name, f"{lede}, as a table.", "list", "graph")
        yield Page(path, "graph_table.html.j2", "table", frame, view)


def _row(shelf: Shelf, whole: Chart, node: Node, communities: dict[int, Community]) -> Row:
    community = communities.get(whole.community[node.iri])
    of = _ref(shelf, community.best) if community else Ref("")
    return Row(_ref(shelf, node), node.kind, whole.degree.get(node.iri, 0), of)


def _pages(number: int, last: int) -> tuple[Ref, ...]:
    """Return the pages that a page names: the first, the last, and those about itself."""
    near = range(max(1, number - _NEAR), min(last, number + _NEAR) + 1)
    return tuple(Ref(str(n), _table_path(n)) for n in sorted({1, *near, last}))


def _table_path(number: int) -> str:
    return f"graph/table/{INDEX}" if number == 1 else f"graph/table/{number}/{INDEX}"


def _ref(shelf: Shelf, node: Node) -> Ref:
    return Ref(node.label, leads_to(shelf, node))
