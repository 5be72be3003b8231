"""The definitions of a concept, drawn side by side, with the words that are new marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from kg.overviews.changes import kept
from kg.overviews.definitions import Definition, Definitions
from kg_cli.options import Settings
from kg_cli.output.definitions import marked
from kg_cli.output.drawn.columns import bands, file_place, side_by_side
from kg_cli.output.drawn.terminal import BAD, GOOD, KIND, STRONG, WEAK, draw, text
from kg_cli.output.safety import one_line

_REWORDED = 0.3
"""The share of its letters that a definition must have kept for its new words to be marked."""

_STYLES = {"same": "", "added": GOOD, "removed": f"strike {BAD}"}


def draw_definitions(found: Definitions, root: Path, settings: Settings, *, diff: bool) -> None:
    """Draw definitions by year; with *diff* with what each leaves out of the one before."""
    if found.definitions:
        draw(settings, *_parts(found, root, settings, diff=diff))


def _parts(
    found: Definitions, root: Path, settings: Settings, *, diff: bool
) -> Iterator[RenderableType]:
    for concept, group in groupby(found.definitions, key=lambda one: one.concept):
        definitions = list(group)
        if definitions[0] is not found.definitions[0]:
            yield Text()
        yield text(concept, STRONG)
        if concept == found.label and found.aliases:
            yield text(f"also called {', '.join(found.aliases)}", WEAK)
        columns = [_column(one, root, settings, diff=diff) for one in definitions]
        for start, end in bands([], [[column] for column in columns]):
            headings = [_heading(one) for one in definitions[start:end]]
            yield Text()
            yield side_by_side("", headings, [("", columns[start:end])])


def _heading(one: Definition) -> str:
    year = str(one.year or "")
    return one.source if year in one.source else f"{one.source}, {year}"


def _column(one: Definition, root: Path, settings: Settings, *, diff: bool) -> Text:
    parts = [_words(one, diff=diff, colored=settings.colored)]
    parts += [text(f"· {one_line(point)}", WEAK) for point in one.points]
    if one.form and one.form.casefold() != one.concept.casefold():
        parts.insert(0, text(f"as {one.form}", KIND))
    return Text("\n").join([*parts, file_place(root, one.path, one.line)])


def _words(one: Definition, *, diff: bool, colored: bool) -> Text:
    """Return the wording: with *diff* what went and what came, else only what came."""
    if not one.changes or not (diff or kept(one.changes) >= _REWORDED):
        return text(one_line(one.text))
    if diff and not colored:
        return text(one_line(marked(one.changes)))
    shown = [change for change in one.changes if diff or change.kind != "removed"]
    return Text(" ").join(text(one_line(change.text), _STYLES[change.kind]) for change in shown)
