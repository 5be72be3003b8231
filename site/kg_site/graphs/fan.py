"""Where the neighbours of a thing are drawn: one below the other, lines fanning out to them.

A margin is narrow, and titles of papers are long: in a column every label has the whole width,
and nothing can lie on anything else. The thing itself is at the left, in the middle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.network.formats.svg.labels import LEADING, Label, label_of
from kg_site.graphs.around import Around, Neighbour

WIDTH = 254.0
"""Width of the drawing: all lengths are pixels where it is shown as wide as this."""

HUB = 13.0
"""From the left edge to the middle of the thing itself."""

COLUMN = 64.0
"""From the left edge to the middles of the neighbours."""

TEXT = COLUMN + 13.0
"""From the left edge to the labels."""

_LINES = 3
"""Lines of a label, at most."""

_WORDS, _GAP, _BETWEEN = 19.0, 9.0, 12.0
"""Room for the words above a group, below a label, and between groups."""

_TARGET = 26.0
"""The least height of what can be pointed at."""


@dataclass(frozen=True, slots=True)
class Row:
    """A neighbour as it is drawn: its label from `top` on; its shape and its line are at `y`."""

    neighbour: Neighbour
    label: Label
    top: float
    height: float

    @property
    def y(self) -> float:
        """Return how far down the middle of the first line is."""
        return self.top + (min(self.height, _TARGET) if len(self.label.lines) < 2 else LEADING) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbours under the same words, whose first line stands at `y`."""

    words: str
    y: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Fan:
    """The bands one below the other, and the height of all of it."""

    bands: tuple[Band, ...]
    height: float

    @property
    def middle(self) -> float:
        """Return how far down the thing itself is: amid its neighbours."""
        ys = [row.y for band in self.bands for row in band.rows]
        return (ys[0] + ys[-1]) / 2 if ys else self.height / 2


@lru_cache(maxsize=65_536)
def label(name: str) -> Label:
    """Return what is called *name* in lines; the same things are neighbours on many pages."""
    return label_of(name, WIDTH - TEXT - 2, _LINES)


def fan(around: Around, names: Mapping[str, str]) -> Fan:
    """Place what is *around* a thing; *names* says what each neighbour is called."""
    y = 0.0
    bands: list[Band] = []
    for words, members in around.groups.items():
        y += _BETWEEN if bands else 0
        at, y = y + 12.0, y + _WORDS
        rows: list[Row] = []
        for one in members:
            lines = label(names[one.iri])
            height = max(lines.height, _TARGET - _GAP)
            rows.append(Row(one, lines, y, height))
            y += height + _GAP
        bands.append(Band(words, at, tuple(rows)))
    return Fan(tuple(bands), y)
