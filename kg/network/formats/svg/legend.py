"""The legend of a drawing: the kinds of things and of lines that are in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.network.formats.appearance import FAMILIES, LOOKS
from kg.network.formats.svg.labels import width
from kg.network.formats.svg.lines import Line
from kg.network.formats.svg.scene import Figure
from kg.network.formats.svg.symbols import symbol

HEIGHT = 20.0
"""Height of one row of the legend in pixels."""

_SIGN, _GAP, _SIZE = 26.0, 18.0, 11.0
"""Room for a sign, between two entries, and height of the letters, in pixels."""


def legend(
    drawn: Sequence[Figure], between: Sequence[Line], left: float, top: float, room: float
) -> list[str]:
    """Return the rows of the legend, each an element, within *room* pixels from *left*."""
    x, y = left + _GAP, top
    rows: list[list[str]] = [[]]
    for kind, name in _entries(drawn, between):
        wide = _SIGN + width(name, _SIZE)
        if rows[-1] and x + wide > left + room - _GAP:
            rows.append([])
            x, y = left + _GAP, y + HEIGHT
        rows[-1].append(_entry(kind, name, x, y))
        x += wide + _GAP
    return [f'<g class="legend">{"".join(row)}</g>' for row in rows if row]


def _entries(drawn: Sequence[Figure], between: Sequence[Line]) -> Iterator[tuple[str, str]]:
    kinds = {figure.node.kind for figure in drawn}
    families = {line.family for line in between}
    yield from ((kind, kind) for kind in LOOKS if kind in kinds)
    yield from ((name, look.words) for name, look in FAMILIES.items() if name in families)


def _entry(kind: str, name: str, x: float, y: float) -> str:
    if kind in LOOKS:
        sign = f'<g class="thing {kind}">{symbol(LOOKS[kind].shape, x + 10, y, 6)}</g>'
    else:
        way = f"M{x:.1f} {y:.1f}h16"
        sign = f'<g class="line {kind}"><path d="{way}" marker-end="url(#kg-head-{kind})"/></g>'
    return f'{sign}<text x="{x + _SIGN:.1f}" y="{y + 4:.1f}">{name}</text>'
