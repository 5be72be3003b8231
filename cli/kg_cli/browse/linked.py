"""The rows of links and backlinks: the other end, and below it why somebody linked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from kg.query.rows import LinkRow
from kg_cli.browse.history import Visit
from kg_cli.browse.page import Page
from kg_cli.browse.rows import Row, line_key, remark, stacked
from kg_cli.output.drawn.links import why
from kg_cli.output.drawn.terminal import BAD, STRONG, text
from kg_cli.output.links import target


def link_rows(page: Page) -> Sequence[Row]:
    """Return the links that go out; one that leads nowhere yet opens the line it stands in."""
    rows: list[Row] = []
    for link in page.shown.links:
        resolved = link.status == "resolved"
        end = text(target(link), STRONG if resolved else BAD)
        written = Visit(page.shown.iri, "text", line_key(link.path, link.line))
        rows.append(_row("→ ", end, link, Visit(link.to_iri) if resolved else written))
    return rows or [remark("No link goes out from here.")]


def backlink_rows(page: Page) -> Sequence[Row]:
    """Return the links that come in."""
    rows = [
        _row("← ", text(link.from_title, STRONG), link, Visit(link.from_iri))
        for link in page.shown.backlinks
    ]
    return rows or [remark("No link comes in here.")]


def _row(arrow: str, end: Text, link: LinkRow, opens: Visit) -> Row:
    return Row(stacked(end, why(link)), Text(arrow), opens, link.path, link.line, key=link.iri)
