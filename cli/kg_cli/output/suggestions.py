"""What to read next, as rows: each with its score and its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.overviews.suggestions import Suggestion
from kg_cli.options import Settings
from kg_cli.output.json_text import record
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = ("path", "line", "score", "label", "year", "kind", "reasons", "iri")


def suggestions_listing(
    found: Sequence[Suggestion], root: Path, settings: Settings, *, full: bool
) -> Listing:
    """List suggestions, the most telling first; with *full* people see every reason too."""

    def draw() -> None:
        from kg_cli.output.drawn.suggestions import draw_suggestions  # noqa: PLC0415 - rich

        draw_suggestions(found, root, settings, full=full)

    rows = list(_rows(found))
    told = ("label", "year", "score", "reasons")
    return Listing(found, COLUMNS, map(suggestion_line, found), draw, rows, told)


def suggestion_line(one: Suggestion) -> str:
    """Return a suggestion on one line: place, score, title, year, reasons with their weights."""
    place = f"{one.path}:{one.line}" if one.path else ""
    cells = (number(one.score), one.label, str(one.year or ""), "; ".join(_reasons(one)))
    return "\t".join([place, *map(one_line, cells)])


def number(weight: float) -> str:
    """Return a weight with two decimals.

    >>> number(2.5)
    '2.50'
    """
    return f"{weight:.2f}"


def _reasons(one: Suggestion) -> Iterator[str]:
    for reason in one.reasons:
        yield f"{number(reason.weight)} {one_line(reason.text)}"


def _rows(found: Sequence[Suggestion]) -> Iterator[Mapping[str, object]]:
    for one in found:
        yield record(one) | {"score": number(one.score), "reasons": list(_reasons(one))}
