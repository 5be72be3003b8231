"""Mentions, drawn: the words and their place on the left, what they mean on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from kg.query.mentions import MentionRow
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import STRONG, WEAK, draw, place, table, text
from kg_cli.output.mentions import meant
from kg_cli.output.safety import one_line


def draw_mentions(rows: Sequence[MentionRow], root: Path, settings: Settings) -> None:
    """Draw *rows* as a table."""
    if not rows:
        return
    drawn = table()
    drawn.add_column("Words", ratio=2, overflow="fold")
    drawn.add_column("Would link to", ratio=3, overflow="fold")
    for row in rows:
        words = Text("\n").join([text(row.words, STRONG), place(root, row.path, row.line)])
        means = Text("\n").join([text(meant(row)), text(one_line(row.sentence), WEAK)])
        drawn.add_row(words, means)
    draw(settings, drawn)
