"""What `kg find` found, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.find import Found
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = (
    "path", "line", "kind", "type", "title", "authors", "year", "relevance", "sentence", "iri",
)  # fmt: skip


def found_listing(found: Sequence[Found], root: Path, settings: Settings) -> Listing:
    """List *found* in its order."""

    def draw() -> None:
        from kg_cli.output.drawn.found import draw_found  # noqa: PLC0415 - rich only to draw

        draw_found(found, root, settings)

    told = ("title", "year", "sentence")
    return Listing(found, COLUMNS, map(found_line, found), draw, told=told)


def found_line(one: Found) -> str:
    """Return a thing on one line: place, kind, title, year, stars, sentence."""
    place = f"{one.path}:{one.line}" if one.path else ""
    year = str(one.year) if one.year else ""
    cells = (one.type or one.kind, one.title, year, stars(one), said(one))
    return "\t".join([place, *map(one_line, cells)]).rstrip("\t")


def said(one: Found) -> str:
    """Return what is said of a thing in short: its sentence, or who wrote it."""
    return one.sentence or ", ".join(one.authors)


def stars(one: Found) -> str:
    """Return relevance as stars."""
    return "★" * min(one.relevance or 0, 10)
