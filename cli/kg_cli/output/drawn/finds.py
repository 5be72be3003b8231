"""Fields and saved finds, drawn: the name first, what it means last."""

from __future__ import annotations

from collections.abc import Sequence

from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import KIND, STRONG, WEAK, draw, table, text


def draw_rows(columns: Sequence[str], rows: Sequence[tuple[str, ...]], settings: Settings) -> None:
    """Draw *rows* as a table."""
    if not rows:
        return
    drawn = table()
    styles = [STRONG, *([WEAK, KIND] if len(columns) > 2 else []), ""]
    for name in columns:
        drawn.add_column(name.capitalize(), overflow="fold")
    for row in rows:
        drawn.add_row(*(text(cell, style) for cell, style in zip(row, styles, strict=True)))
    draw(settings, drawn)
