"""A diff, in colour."""

from __future__ import annotations

from rich.text import Text

from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import BAD, GOOD, KIND, STRONG, draw, text

_STYLES = {"---": STRONG, "+++": STRONG, "@@": KIND, "-": BAD, "+": GOOD}


def draw_diff(diff: str, settings: Settings) -> None:
    """Draw a unified diff: what goes in red, what comes in green."""
    draw(settings, *map(_drawn, diff.splitlines()), whole_lines=True)


def _drawn(line: str) -> Text:
    return text(line, next((s for mark, s in _STYLES.items() if line.startswith(mark)), ""))
