"""What full-text search found, drawn with the hit marked in its line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from kg.query.rows import Hit
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import STRONG, draw, place, table, text

MARK = "bold yellow"


def draw_hits(hits: Sequence[Hit], root: Path, settings: Settings) -> None:
    """Draw *hits* as a table."""
    if not hits:
        return
    drawn = table()
    drawn.add_column("Note", ratio=2, overflow="fold")
    drawn.add_column("Found", ratio=3, overflow="fold")
    for hit in hits:
        name = Text("\n").join([text(hit.title, STRONG), place(root, hit.path, hit.line)])
        drawn.add_row(name, marked(hit))
    draw(settings, drawn)


def marked(hit: Hit) -> Text:
    """Return the snippet with its marks, on one line."""
    snippet, end = Text(), 0
    for start, stop in hit.marks:
        snippet.append_text(text(hit.snippet[end:start]))
        snippet.append_text(text(hit.snippet[start:stop], MARK))
        end = stop
    return snippet.append_text(text(hit.snippet[end:]))
