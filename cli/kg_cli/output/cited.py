"""References, set in a citation style, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from kg.bibliography.citing import Entry
from kg.bibliography.words import plain
from kg_cli.options import Settings
from kg_cli.output.listing import Listing
from kg_cli.output.safety import one_line

COLUMNS = ("key", "text", "iri")


def cited_listing(entries: Sequence[Entry], settings: Settings) -> Listing:
    """List *entries* in their order, each with the key that calls it in bibliographies."""

    def draw() -> None:
        from kg_cli.output.drawn.cited import draw_cited  # noqa: PLC0415 - rich

        draw_cited(entries, settings)

    results = [
        {"iri": one.reference.iri, "key": one.reference.key, "text": plain(one.words)}
        for one in entries
    ]
    return Listing(results, COLUMNS, (one_line(plain(one.words)) for one in entries), draw)
