"""The counts of `kg stats`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from kg.network.measuring import Measures
from kg.query.rows import Stats
from kg_cli.options import Settings
from kg_cli.output.json_text import json_text
from kg_cli.output.listing import Listing, print_listing, write


def print_stats(stats: Stats, settings: Settings, measures: Measures | None, root: Path) -> None:
    """Print *stats*; as JSON they are the object itself.

    For people some of the *measures* come below, where they are known.
    """
    if settings.row_format in {"json", "jsonl"}:
        indent = 2 if settings.row_format == "json" else None
        write(json_text(stats, indent=indent) + "\n")
        return
    counts = flat(asdict(stats))

    def draw() -> None:
        from kg_cli.output.drawn.counts import draw_stats  # noqa: PLC0415 - rich only to draw

        draw_stats(stats, settings, measures, root)

    rows = [{"name": name, "count": count} for name, count in counts.items()]
    lines = (f"{name}\t{count}" for name, count in counts.items())
    print_listing(Listing(rows, ("name", "count"), lines, draw), settings)


def flat(counts: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Return nested counts with their names joined by dots.

    >>> flat({"notes": 2, "links": {"missing": 1}})
    {'notes': 2, 'links.missing': 1}
    """
    found: dict[str, object] = {}
    for name, value in counts.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{prefix}{name}.")
        else:
            found[prefix + name] = value
    return found
