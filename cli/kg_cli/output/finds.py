"""The fields of the short query language, and the finds that are saved, as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.find import entries
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line


def fields_listing(settings: Settings) -> Listing:
    """List the fields in the order in which they are documented."""
    columns = ("field", "also", "takes", "matches")
    rows = [
        (one.field, ", ".join(one.also), " ".join(one.operators), one.matches.replace("`", ""))
        for _, several in entries()
        for one in several
    ]
    return _listing(columns, rows, settings)


def finds_listing(finds: Mapping[str, str], settings: Settings) -> Listing:
    """List the finds of `kg.yaml`, each with its expression."""
    rows = [(f"@{name}", expression) for name, expression in finds.items()]
    return _listing(("find", "expression"), rows, settings)


def _listing(
    columns: Sequence[str], rows: Sequence[tuple[str, ...]], settings: Settings
) -> Listing:
    def draw() -> None:
        from kg_cli.output.drawn.finds import draw_rows  # noqa: PLC0415 - rich only to draw

        draw_rows(columns, rows, settings)

    results = [dict(zip(columns, row, strict=True)) for row in rows]
    lines = ("\t".join(map(one_line, row)) for row in rows)
    return Listing(results, columns, lines, draw)
