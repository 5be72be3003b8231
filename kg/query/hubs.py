"""Where many links lead."""

from __future__ import annotations

from collections import Counter

from kg.graph.readable import ReadableStore
from kg.query.items import Items
from kg.query.sparql import rows
from kg.vocabulary import PREFIXES

_TOPIC = PREFIXES["foaf"] + "primaryTopic"
_NO_THINGS = ("missing/", "ambiguous/", "file/")
"""Folders of addresses that are no things: what is not written yet, attachments."""

_COUNTS = """
SELECT ?to (COUNT(?link) AS ?links) WHERE { ?link kg:to ?to }
GROUP BY ?to ORDER BY DESC(?links) ?to LIMIT %d
"""


def hubs(store: ReadableStore, base: str, limit: int) -> tuple[tuple[str, int], ...]:
    """Return the addresses to which most links lead, each with their number, most first.

    A note about something counts for that something.
    """
    items, others = Items(store), tuple(base + folder for folder in _NO_THINGS)
    found: Counter[str] = Counter()
    for row in rows(store, base, _COUNTS % (4 * limit)):
        if not row["to"].startswith(others):
            topics = items.properties(row["to"]).get(_TOPIC, [])
            found[topics[0] if topics else row["to"]] += int(row["links"])
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit])
