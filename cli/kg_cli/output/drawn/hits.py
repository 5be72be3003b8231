"""What full-text search found, drawn with the hit marked in its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.query.rows import Hit
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import STRONG, draw, place, text

MARK = "bold yellow"
_INDENT = 2


def draw_hits(hits: Sequence[Hit], root: Path, settings: Settings) -> None:
    """Draw *hits* one below the other: title and place, then the line with the hit."""
    draw(settings, *_parts(hits, root))


def _parts(hits: Sequence[Hit], root: Path) -> Iterator[RenderableType]:
    for number, hit in enumerate(hits):
        if number:
            yield Text()
        yield Text("  ").join([text(hit.title, STRONG), place(root, hit.path, hit.line)])
        yield Padding(marked(hit), (0, 0, 0, _INDENT))


def marked(hit: Hit) -> Text:
    """Return the snippet with its marks, on one line."""
    snippet, end = Text(), 0
    for start, stop in hit.marks:
        snippet.append_text(text(hit.snippet[end:start]))
        snippet.append_text(text(hit.snippet[start:stop], MARK))
        end = stop
    return snippet.append_text(text(hit.snippet[end:]))
