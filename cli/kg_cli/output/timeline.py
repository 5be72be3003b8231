"""Papers, claims and definitions by year, as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.overviews.timeline import Entry
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = (
    *("path", "line", "year", "kind", "label", "source"),
    *("relevance", "notes", "first", "iri"),
)


def timeline_listing(entries: Sequence[Entry], root: Path, settings: Settings) -> Listing:
    """List *entries* by year."""

    def draw() -> None:
        from kg_cli.output.drawn.timeline import draw_timeline  # noqa: PLC0415 - rich only to draw

        draw_timeline(entries, root, settings)

    told = ("year", "kind", "label", "source", "relevance")
    return Listing(entries, COLUMNS, map(entry_line, entries), draw, told=told)


def entry_line(entry: Entry) -> str:
    """Return an entry on one line: place, year, kind, words, source, stars."""
    place = f"{entry.path}:{entry.line}" if entry.path else ""
    stars = "★" * (entry.relevance or 0)
    cells = (str(entry.year or ""), entry.kind, entry.label, entry.source, stars)
    return "\t".join([place, *map(one_line, cells)]).rstrip("\t")


def per_year(entries: Sequence[Entry]) -> Mapping[int, int]:
    """Return how many entries each year has; years without any between, if they are few.

    >>> per_year([])
    {}
    """
    counts = Counter(entry.year for entry in entries if entry.year is not None)
    if not counts:
        return {}
    first, last = min(counts), max(counts)
    if last - first > 2 * len(counts) + 10:
        return dict(sorted(counts.items()))
    return {year: counts[year] for year in range(first, last + 1)}
