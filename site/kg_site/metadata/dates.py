"""When notes were written and changed, as far as they say it themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.vocabulary import PREFIXES
from kg_site.shelf import Shelf

_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def written(shelf: Shelf) -> Mapping[str, str]:
    """Return the day on which each note was begun, `2024-05-01`."""
    return _days(shelf, "created", latest=False)


def changed(shelf: Shelf) -> Mapping[str, str]:
    """Return the day of the last change of each note: that of its beginning where it tells none."""
    return {**written(shelf), **_days(shelf, "modified", latest=True)}


def _days(shelf: Shelf, name: str, *, latest: bool) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for thing, value in shelf.vault.statements().pairs(PREFIXES["dcterms"] + name):
        if thing in shelf.knowledge.notes and (day := _DAY.match(value)):
            found.setdefault(thing, []).append(day[0])
    return {thing: (max if latest else min)(days) for thing, days in found.items()}
