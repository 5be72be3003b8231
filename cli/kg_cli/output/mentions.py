"""Mentions as rows: where something is named without a link, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.query.mentions import MentionRow
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = (
    *("path", "line", "column", "words", "to_title", "sentence"),
    *("iri", "from_iri", "from_title", "candidates"),
)


def mentions_listing(rows: Sequence[MentionRow], root: Path, settings: Settings) -> Listing:
    """List *rows*."""

    def draw() -> None:
        from kg_cli.output.drawn.mentions import draw_mentions  # noqa: PLC0415 - rich only to draw

        draw_mentions(rows, root, settings)

    told = ("words", "to_title", "sentence")
    return Listing(rows, COLUMNS, map(mention_line, rows), draw, told=told)


def mention_line(row: MentionRow) -> str:
    """Return a mention on one line: place, words, what it means, sentence."""
    cells = map(one_line, (row.words, meant(row), row.sentence))
    return "\t".join([f"{row.path}:{row.line}:{row.column}", *cells]).rstrip("\t")


def meant(row: MentionRow) -> str:
    """Return what a mention means, and of how many things it is the name."""
    several = len(row.candidates)
    return f"{row.to_title} (one of {several})" if several else row.to_title
