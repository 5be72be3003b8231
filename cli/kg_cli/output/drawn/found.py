"""What `kg find` found, drawn: the thing and its place, what it is, the year, the stars."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from kg.find import Found
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import DOUBTFUL, KIND, STRONG, WEAK, draw, place, table, text
from kg_cli.output.found import said, stars
from kg_cli.output.safety import one_line


def draw_found(found: Sequence[Found], root: Path, settings: Settings) -> None:
    """Draw *found* as a table."""
    if not found:
        return
    drawn = table()
    drawn.add_column("Found", ratio=1, overflow="fold")
    drawn.add_column("Kind", style=KIND)
    if any(one.year for one in found):
        drawn.add_column("Year", justify="right")
    if any(one.relevance for one in found):
        drawn.add_column("Relevance", style=DOUBTFUL)
    for one in found:
        cells = [_named(one, root), text(one.type or one.kind)]
        if any(other.year for other in found):
            cells.append(Text(str(one.year or "")))
        if any(other.relevance for other in found):
            cells.append(Text(stars(one)))
        drawn.add_row(*cells)
    draw(settings, drawn)


def _named(one: Found, root: Path) -> Text:
    parts = [text(one.title, STRONG), text(one_line(said(one)), WEAK)]
    parts.append(place(root, one.path, one.line))
    return Text("\n").join(part for part in parts if part)
