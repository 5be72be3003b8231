"""The neighbourhood of a thing as a drawing in its page: no script is needed to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from kg.network.edges import Edge
from kg.network.formats.appearance import LOOKS, family, told
from kg.network.formats.characters import plain
from kg.network.formats.svg.labels import LEADING
from kg.network.formats.svg.symbols import symbol
from kg_site.addresses import root
from kg_site.graphs.around import around
from kg_site.graphs.fan import COLUMN, HUB, TEXT, WIDTH, Fan, Row, fan
from kg_site.graphs.leading import on_graph
from kg_site.graphs.shown import Shown, ShownThings
from kg_site.shelf import Shelf, count
from kg_site.views import EMPTY

_HUB, _RADIUS = 8.0, 6.0
"""Radius of the thing itself, and of its neighbours."""

_HEAD = 6.0
"""Length of the head of a line."""

_TOLD = 4
"""Edges to one neighbour that a title tells."""

_START, _END = HUB + _HUB, COLUMN - _RADIUS - _HEAD - 2
_BEND = (_START + _END) / 2
"""Where lines begin and end, and where they bend, from the left edge."""


@lru_cache(maxsize=1)
def _things(shelf: Shelf) -> ShownThings:
    return ShownThings(shelf)


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
    things = _things(shelf)
    names = {one.iri: shelf.things[one.iri].label for g in near.groups.values() for one in g}
    placed = fan(near, names)
    drawing = _Drawing(things, focus, root(page))
    lines = "\n".join(drawing.figure(placed, near.left_out))
    return Markup(lines)  # noqa: S704 - escaped piece by piece


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The drawing around `focus`; `way` leads from its page up to the site's folder.

    A site has as many drawings as things, of a dozen neighbours each: so they are put together
    from plain strings, and what depends on the neighbour alone is escaped once for all of them.
    """

    things: ShownThings
    focus: str
    way: str

    def figure(self, placed: Fan, left_out: int) -> Iterator[str]:
        """Yield the drawing line by line."""
        hub, middle = self.things[self.focus], placed.middle
        rows = [(band, [self._told(row) for row in band.rows]) for band in placed.bands]
        yield '<figure class="local-graph">'
        yield (
            f'<svg viewBox="0 0 {WIDTH:g} {placed.height:g}" role="group"'
            f' aria-label="What hangs together with {hub.name}">'
        )
        for band, told_ in reversed(rows):
            for row, (first, _) in zip(reversed(band.rows), reversed(told_), strict=True):
                yield self._line(row, middle, first)
        yield _hub(hub, middle)
        for band, told_ in rows:
            yield f'<text class="words" x="{TEXT:g}" y="{band.y:g}">{escape(band.words)}</text>'
            for row, (_, said) in zip(band.rows, told_, strict=True):
                yield self._thing(row, said)
        yield "</svg>"
        more = f"and {count(left_out, 'other thing')}: " if left_out else ""
        there = escape(self.way + on_graph(self.things.shelf, self.focus))
        yield f'<figcaption>{more}<a href="{there}">see it in the whole graph</a></figcaption>'
        yield "</figure>"

    def _line(self, row: Row, middle: float, title: str) -> str:
        """Draw the line to a neighbour; its head says which way the edge leads."""
        edge, y = row.neighbour.edges[0], row.y
        tip, foot = (_END + _HEAD, _END) if edge.source == self.focus else (_END, _END + _HEAD)
        return (
            f'<g class="edge {family(edge)}"><title>{title}</title>'
            f'<path class="way" d="M{_START:g} {middle:.1f}C{_BEND:g} {middle:.1f}'
            f' {_BEND:g} {y:.1f} {_END:g} {y:.1f}"/>'
            f'<path class="head" d="M{tip:g} {y:.1f}L{foot:g} {y - 3.5:.1f}V{y + 3.5:.1f}z"/></g>'
        )

    def _thing(self, row: Row, said: str) -> str:
        """Draw a neighbour with its label: a link where it has a page."""
        it, y = self.things[row.neighbour.iri], row.y
        label = "".join(
            f'<text x="{TEXT:g}" y="{y + 4 + LEADING * n:.1f}">{line}</text>'
            for n, line in enumerate(it.lines)
        )
        drawn = (
            f"<title>{it.name} — {it.kind}. {said}</title>"
            f'<g class="thing {it.kind}"><rect class="target" x="{COLUMN - 12:g}" y="{y - 13:.1f}"'
            f' width="{WIDTH - COLUMN + 12:g}" height="{max(26.0, row.height + 6):g}"/>'
            f"{symbol(LOOKS[it.kind].shape, COLUMN, y, _RADIUS)}{label}</g>"
        )
        return f'<a href="{self.way}{it.href}">{drawn}</a>' if it.href else f"<g>{drawn}</g>"

    def _told(self, row: Row) -> tuple[str, str]:
        """Return the first edge in words, and all that joins the two, as HTML.

        Bare mentions are told only where there is nothing else.
        """
        edges = row.neighbour.edges
        said = [edge for edge in edges if family(edge) != "mentions"] or edges
        words = [self._read(edge) for edge in said[:_TOLD]]
        first = words[0] if said[0] is edges[0] else self._read(edges[0])
        return first, "; ".join(words)

    def _read(self, edge: Edge) -> str:
        """Return an edge in words, as it is read from the middle, with its reason and place."""
        said = told(edge)
        return escape(edge.read_from(self.focus) + (f": {plain(said)}" if said else ""))


def _hub(it: Shown, y: float) -> str:
    shape = symbol(LOOKS[it.kind].shape, HUB, y, _HUB)
    return f'<g class="thing focus {it.kind}"><title>{it.name} — {it.kind}</title>{shape}</g>'
