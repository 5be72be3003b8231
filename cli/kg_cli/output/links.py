"""Links as rows: who links to whom, why, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kg.query.rows import LinkRow
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = (
    *("path", "line", "from_title", "to_title", "relation", "reason", "sentence"),
    *("kind", "status", "key", "locator", "iri", "from_iri", "to_iri"),
)


def links_listing(rows: Sequence[LinkRow], root: Path, settings: Settings, *, ends: str) -> Listing:
    """List *rows*; *ends* says which ends to name: `from`, `to` or `both`."""

    def draw() -> None:
        from kg_cli.output.drawn.links import draw_links  # noqa: PLC0415 - rich only to draw

        draw_links(rows, root, settings, ends=ends)

    names = {"from": ["from_title"], "to": ["to_title"], "both": ["from_title", "to_title"]}
    told = [*names[ends], "relation", "reason", "sentence"]
    return Listing(rows, COLUMNS, map(partial(link_line, ends=ends), rows), draw, told=told)


def link_line(row: LinkRow, *, ends: str) -> str:
    """Return a link on one line: place, other end, relation, reason, sentence."""
    names = {"from": [row.from_title], "to": [target(row)], "both": [row.from_title, target(row)]}
    cells = [*names[ends], row.relation, row.reason, row.sentence]
    return "\t".join([f"{row.path}:{row.line}", *map(one_line, cells)]).rstrip("\t")


def target(row: LinkRow) -> str:
    """Return what a link goes to, and whether there is such a thing."""
    return row.to_title if row.status == "resolved" else f"{row.to_title} ({row.status})"
