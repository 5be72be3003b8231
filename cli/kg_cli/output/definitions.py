"""The definitions of a concept as rows, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.overviews.changes import Change
from kg.overviews.definitions import Definition, Definitions, Use
from kg_cli.failures import say
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = ("path", "line", "concept", "form", "year", "source", "text", "points", "iri")
_TOLD = ("year", "source", "form", "text")
_SHOWN = 5


def definitions_listing(
    found: Definitions, root: Path, settings: Settings, *, diff: bool
) -> Listing:
    """List definitions; with *diff* each as it came of the one before."""

    def draw() -> None:
        from kg_cli.output.drawn.definitions import draw_definitions  # noqa: PLC0415 - rich

        draw_definitions(found, root, settings, diff=diff)

    several = len({one.concept_iri for one in found.definitions}) > 1
    lines = (definition_line(one, diff=diff, several=several) for one in found.definitions)
    told = ("concept", *_TOLD) if several else _TOLD
    return Listing(found.definitions, COLUMNS, lines, draw, told=told)


def definition_line(one: Definition, *, diff: bool, several: bool) -> str:
    """Return a definition on one line: place, year, source, words; the concept if *several*."""
    said = marked(one.changes) if diff and one.changes else one.text
    cells = ([one.concept] if several else []) + [str(one.year or ""), one.source, said]
    return "\t".join([f"{one.path}:{one.line}", *map(one_line, cells)])


def marked(changes: Iterable[Change]) -> str:
    """Return what was removed and added between marks, as `git diff --word-diff` does.

    >>> marked([Change("same", "an"), Change("removed", "agent"), Change("added", "optimizer")])
    'an [-agent-] {+optimizer+}'
    """
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(marks[change.kind].format(change.text) for change in changes)


def say_undefined(found: Definitions) -> None:
    """Say on standard error that nobody defines a concept, and where it is used."""
    count = len(found.uses)
    places = "\n".join(f"  {_use(use)}" for use in found.uses[:_SHOWN])
    more = f"\n  and {count - _SHOWN} more" if count > _SHOWN else ""
    used = f"; it is used here:\n{places}{more}" if count else ", and no note uses it"
    say(f"no note defines {found.label!r}{used}")


def _use(use: Use) -> str:
    said = one_line(use.text)
    return f"{use.path}:{use.line}: {said}" if said else f"{use.path}:{use.line}"
