"""A graph as an SVG drawing of our own: no program is needed to make it, none to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from kg.network.edges import Node
from kg.network.formats.appearance import FAMILIES, LOOKS, told
from kg.network.formats.characters import plain
from kg.network.formats.svg.labels import LEADING
from kg.network.formats.svg.legend import HEIGHT, legend
from kg.network.formats.svg.lines import Line, lines
from kg.network.formats.svg.scene import Figure, figures
from kg.network.formats.svg.style import style
from kg.network.formats.svg.symbols import symbol
from kg.network.subgraph import Subgraph

Address = Callable[[Node], str]
"""Says where a thing leads when it is clicked on; nowhere when that is empty."""

_MARGIN = 16.0


def to_svg(graph: Subgraph, address: Address | None = None) -> str:
    """Return *graph* as a drawing: the focus in the middle, a legend below.

    Every thing and line tells on hovering what it is, why, and where that is written. With
    *address* things are links. All of its style holds inside `svg.kg-graph` only, so it may
    stand in a page. The same graph gives the same bytes.
    """
    drawn = figures(graph)
    between = lines(graph, drawn)
    left, top, right, bottom = _bounds(drawn, between)
    rows = legend(drawn, between, left, bottom + _MARGIN, right - left)
    wide, high = right - left, bottom - top + _MARGIN + HEIGHT * len(rows)
    box = f'viewBox="{left:.0f} {top:.0f} {wide:.0f} {high:.0f}"'
    size = f'width="{wide:.0f}" height="{high:.0f}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kg-graph" role="img" {box} {size}>',
        f"<title>{_text(_title(graph))}</title>",
        f"<style>{style()}</style>",
        f"<defs>{''.join(_heads(between))}</defs>",
        f'<rect class="ground" x="{left:.0f}" y="{top:.0f}" {size}/>',
        *(_line(line, graph) for line in between),
        *(_thing(figure, graph.focus, address) for figure in drawn),
        *(_name(line) for line in between if line.name),
        *rows,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _title(graph: Subgraph) -> str:
    focus = graph.by_iri().get(graph.focus)
    what = f"What hangs together with {focus.label}" if focus else "How all hangs together"
    more = f" ({graph.left_out} more are left out)" if graph.left_out else ""
    return what + more


def _bounds(drawn: Sequence[Figure], between: Sequence[Line]) -> tuple[float, float, float, float]:
    boxes = [figure.box for figure in drawn]
    boxes += [(x, y, x, y) for line in between for x, y in (line.start, line.end)]
    left, top = (min((box[n] for box in boxes), default=0) - _MARGIN for n in (0, 1))
    right, bottom = (max((box[n] for box in boxes), default=0) + _MARGIN for n in (2, 3))
    return left, top, max(right, left + 320), bottom


def _heads(between: Sequence[Line]) -> Iterator[str]:
    used = {line.family for line in between}
    for name in FAMILIES:
        if name in used:
            yield (
                f'<marker id="kg-head-{name}" class="{name}-head" viewBox="0 0 8 8" refX="2"'
                ' refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse"'
                ' orient="auto-start-reverse"><path d="M0 0.8 8 4 0 7.2z"/></marker>'
            )


def _line(line: Line, graph: Subgraph) -> str:
    (x, y), (over, under), (to_x, to_y) = line.start, line.bend, line.end
    way = f"M{x:.1f} {y:.1f}Q{over:.1f} {under:.1f} {to_x:.1f} {to_y:.1f}"
    head = f"url(#kg-head-{line.family})"
    heads = f'marker-end="{head}"' + (f' marker-start="{head}"' if line.both else "")
    title = f"<title>{_text(_said(line, graph))}</title>"
    return f'<g class="line {line.family}">{title}<path d="{way}" {heads}/></g>'


def _said(line: Line, graph: Subgraph) -> str:
    label = {iri: node.label for iri, node in graph.by_iri().items()}
    return "\n".join(
        f"{label[edge.source]} {edge.kind} {label[edge.target]}"
        + (f": {said}" if (said := told(edge)) else "")
        for edge in line.edges
    )


def _thing(figure: Figure, focus: str, address: Address | None) -> str:
    node = figure.node
    shape = symbol(LOOKS[node.kind].shape, figure.x, figure.y, figure.radius)
    below = figure.y + figure.radius + LEADING
    label = "".join(
        f'<text x="{figure.x:g}" y="{below + LEADING * n:.1f}">{_text(line)}</text>'
        for n, line in enumerate(figure.label.lines)
    )
    place = f"{node.path}:{node.line}" if node.path else ""
    title = " — ".join(filter(None, (node.label, node.kind, place)))
    classes = f"thing {node.kind}" + (" focus" if node.iri == focus else "")
    made = f'<g class="{classes}"><title>{_text(title)}</title>{shape}{label}</g>'
    there = address(node) if address else ""
    return f'<a href="{_text(there)}">{made}</a>' if there else made


def _name(line: Line) -> str:
    x, y = line.at
    name = f'<text class="name" x="{x:.1f}" y="{y + 3:.1f}">{_text(line.name)}</text>'
    return f'<g class="{line.family}">{name}</g>'


def _text(value: str) -> str:
    return escape(plain(value))
