"""A page of Markdown, drawn."""

from __future__ import annotations

from rich.markdown import Markdown

from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import draw


def draw_markdown(page: str, settings: Settings) -> None:
    """Draw *page*, which is clean already."""
    draw(settings, Markdown(page, hyperlinks=settings.colored))
