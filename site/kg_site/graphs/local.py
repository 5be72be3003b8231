"""The neighbourhood of a thing as a drawing in its page: no script is needed to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kg.network.edges import Edge, Node
from kg.network.formats.appearance import LOOKS, family, shortened, told
from kg.network.formats.characters import plain
from kg.network.formats.svg.labels import LEADING
from kg.network.formats.svg.symbols import symbol
from kg_site.addresses import root
from kg_site.graphs.around import around
from kg_site.graphs.fan import COLUMN, HUB, TEXT, WIDTH, Fan, Row, fan
from kg_site.graphs.leading import leads_to, on_graph
from kg_site.shelf import Shelf, count
from kg_site.views import EMPTY

_HUB, _RADIUS = 8.0, 6.0
"""Radius of the thing itself, and of its neighbours."""

_HEAD = 6.0
"""Length of the head of a line."""

_NAME, _TOLD = 90, 4
"""Characters of a name, and edges to one neighbour, in a title."""


def local_graph(shelf: Shelf, iri: str, page: str) -> Markup:
    """Return what lies around the thing at *iri*, drawn for *page*; nothing where nothing does.

    For a note about a paper, a concept or an artifact it is what lies around that, what the
    note itself says first.
    """
    note = shelf.knowledge.notes.get(iri)
    focus = next((i for i in (iri, *(note.topics if note else ())) if i in shelf.things), "")
    near = around(focus, shelf.edges_of.get(focus, ()), note.iri if note else "")
    if not near.groups:
        return EMPTY
    names = {one.iri: shelf.things[one.iri].label for g in near.groups.values() for one in g}
    drawing = _Drawing(shelf, shelf.things[focus], root(page))
    return Markup("\n").join(drawing.figure(fan(near, names), near.left_out))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The drawing around `focus`; `way` leads from its page up to the site's folder."""

    shelf: Shelf
    focus: Node
    way: str

    def figure(self, placed: Fan, left_out: int) -> Iterator[Markup]:
        rows = [row for band in placed.bands for row in band.rows]
        name = f"What hangs together with {_named(self.focus)}"
        yield Markup('<figure class="local-graph">')
        box = f"0 0 {WIDTH:g} {placed.height:g}"
        yield Markup('<svg viewBox="{}" role="group" aria-label="{}">').format(box, name)
        yield from (self._line(row, placed.middle) for row in reversed(rows))
        yield self._hub(placed.middle)
        for band in placed.bands:
            yield Markup('<text class="words" x="{:g}" y="{:g}">{}</text>').format(
                TEXT, band.y, band.words
            )
            yield from map(self._thing, band.rows)
        yield Markup("</svg>")
        more = f"and {count(left_out, 'other thing')}: " if left_out else ""
        there = self.way + on_graph(self.shelf, self.focus.iri)
        yield Markup(
            '<figcaption>{}<a href="{}">see it in the whole graph</a></figcaption>'
        ).format(more, there)
        yield Markup("</figure>")

    def _hub(self, y: float) -> Markup:
        shape = Markup(symbol(LOOKS[self.focus.kind].shape, HUB, y, _HUB))  # noqa: S704 - numbers
        title = f"{_named(self.focus)} — {self.focus.kind}"
        return Markup('<g class="thing focus {}"><title>{}</title>{}</g>').format(
            self.focus.kind, title, shape
        )

    def _line(self, row: Row, middle: float) -> Markup:
        """Draw the line to a neighbour; its head says which way the edge leads."""
        edge = row.neighbour.edges[0]
        start, end, y = HUB + _HUB, COLUMN - _RADIUS - _HEAD - 2, row.y
        bend = (start + end) / 2
        way = f"M{start:g} {middle:.1f}C{bend:g} {middle:.1f} {bend:g} {y:.1f} {end:g} {y:.1f}"
        tip, foot = (end + _HEAD, end) if edge.source == self.focus.iri else (end, end + _HEAD)
        head = f"M{tip:g} {y:.1f}L{foot:g} {y - 3.5:.1f}V{y + 3.5:.1f}z"
        drawn = Markup('<path class="way" d="{}"/><path class="head" d="{}"/>').format(way, head)
        title = self._read(edge)
        return Markup('<g class="edge {}"><title>{}</title>{}</g>').format(
            family(edge), title, drawn
        )

    def _thing(self, row: Row) -> Markup:
        """Draw a neighbour with its label: a link where it has a page."""
        node = self.shelf.things[row.neighbour.iri]
        shape = Markup(symbol(LOOKS[node.kind].shape, COLUMN, row.y, _RADIUS))  # noqa: S704 - numbers
        first = row.y + 4
        label = Markup("").join(
            Markup('<text x="{:g}" y="{:.1f}">{}</text>').format(TEXT, first + LEADING * n, line)
            for n, line in enumerate(row.label.lines)
        )
        title = f"{_named(node)} — {node.kind}. {self._said(row)}"
        target = Markup(
            '<rect class="target" x="{:g}" y="{:.1f}" width="{:g}" height="{:g}"/>'
        ).format(COLUMN - 12, row.y - 13, WIDTH - COLUMN + 12, max(26.0, row.height + 6))
        made = Markup('<g class="thing {}">{}{}{}</g>').format(node.kind, target, shape, label)
        there = leads_to(self.shelf, node)
        if not there:
            return Markup("<g><title>{}</title>{}</g>").format(title, made)
        return Markup('<a href="{}"><title>{}</title>{}</a>').format(self.way + there, title, made)

    def _said(self, row: Row) -> str:
        """Return what joins the two, bare mentions only where there is nothing else."""
        edges = row.neighbour.edges
        said = [edge for edge in edges if family(edge) != "mentions"] or edges
        return "; ".join(self._read(edge) for edge in said[:_TOLD])

    def _read(self, edge: Edge) -> str:
        """Return an edge in words, as it is read from the middle, with its reason and place."""
        said = told(edge)
        return edge.read_from(self.focus.iri) + (f": {plain(said)}" if said else "")


def _named(node: Node) -> str:
    return plain(shortened(node.label, _NAME))
