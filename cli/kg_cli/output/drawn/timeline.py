"""Papers, claims and definitions by year, drawn: a bar for each year, then what is in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.overviews.timeline import Entry
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import DOUBTFUL, GOOD, KIND, STRONG, WEAK, draw, place, text
from kg_cli.output.safety import one_line
from kg_cli.output.timeline import per_year

_EIGHTHS = "▏▎▍▌▋▊▉█"
_LONGEST_BAR = 60
_BESIDE_BAR = 14
"""Characters of the year before a bar and of the count behind it."""


def draw_timeline(entries: Sequence[Entry], root: Path, settings: Settings) -> None:
    """Draw the bars of the years, then the entries under their years."""
    if entries:
        draw(settings, *_parts(entries, root))


def _parts(entries: Sequence[Entry], root: Path) -> Iterator[RenderableType]:
    yield _bars(entries)
    width = max(_kind(entry).cell_len for entry in entries)
    for year, group in groupby(entries, key=lambda entry: entry.year):
        yield Text()
        yield Text(str(year) if year is not None else "without a year", STRONG)
        yield Padding(_entries(list(group), root, width), (0, 0, 0, 2))


def _bars(entries: Sequence[Entry]) -> Table:
    counts = per_year(entries)
    room = shutil.get_terminal_size().columns - _BESIDE_BAR
    full = max(1, min(room, _LONGEST_BAR, max(counts.values(), default=1) * 4))
    most = max(counts.values(), default=1)
    table = Table.grid(padding=(0, 1))
    for year, count in counts.items():
        filled = Text(bar(count / most, full), KIND)
        table.add_row(Text(str(year), WEAK), filled.append(f" {count:,}" if count else "·", WEAK))
    return table


def bar(share: float, full: int) -> str:
    """Return a bar of *share* of *full* characters, to an eighth of one; never nothing for some.

    >>> bar(1, 4), bar(0.5, 3), bar(0, 4), bar(0.001, 4)
    ('████', '█▌', '', '▏')
    """
    eighths = max(round(share * full * 8), 1 if share > 0 else 0)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")


def _entries(entries: Sequence[Entry], root: Path, width: int) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, min_width=width)
    table.add_column(ratio=1, overflow="fold")
    for entry in entries:
        table.add_row(_kind(entry), _said(entry, root))
    return table


def _kind(entry: Entry) -> Text:
    if entry.kind == "paper":
        return Text("★" * (entry.relevance or 0), DOUBTFUL)
    return Text(f"first {entry.kind}", GOOD) if entry.first else Text(entry.kind, KIND)


def _said(entry: Entry, root: Path) -> Text:
    parts = [text(one_line(entry.label), "" if entry.notes or entry.kind != "paper" else WEAK)]
    if entry.kind == "paper" and not entry.notes:
        parts.append(Text("no note", WEAK))
    elif entry.notes > 1:
        parts.append(Text(f"{entry.notes} notes", WEAK))
    if entry.source:
        parts.append(text(one_line(entry.source), WEAK))
    parts.append(place(root, entry.path, entry.line))
    return Text("  ").join(part for part in parts if part)
