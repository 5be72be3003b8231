"""What full-text search found, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.query.rows import Hit
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = ("path", "line", "title", "kind", "snippet", "score", "iri")


def hits_listing(hits: Sequence[Hit], root: Path, settings: Settings) -> Listing:
    """List *hits*, best first."""

    def draw() -> None:
        from kg_cli.output.drawn.hits import draw_hits  # noqa: PLC0415 - rich only to draw

        draw_hits(hits, root, settings)

    return Listing(hits, COLUMNS, map(hit_line, hits), draw, told=("title", "snippet"))


def hit_line(hit: Hit) -> str:
    """Return a hit on one line: place, title, the words around it."""
    return f"{hit.path}:{hit.line}\t{one_line(hit.title)}\t{one_line(hit.snippet)}"
