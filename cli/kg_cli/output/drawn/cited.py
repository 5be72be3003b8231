"""References as a bibliography is set: italics, bold, a hanging number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from kg.bibliography.citing import Entry
from kg.bibliography.words import Run
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import draw, text


def draw_cited(entries: Sequence[Entry], settings: Settings) -> None:
    """Draw *entries*, an empty line between two."""
    parts: list[Text] = []
    for entry in entries:
        parts += [Text(), _words(entry.words)]
    draw(settings, *parts[1:])


def _words(words: Iterable[Run]) -> Text:
    return Text().join(text(run.text, " ".join(run.marks & {"italic", "bold"})) for run in words)
