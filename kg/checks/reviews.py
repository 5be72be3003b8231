"""Checks of pages that were taken into the vault: reviews with their counts and references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.checks.base import Finding
from kg.checks.graph import Spots, pairs
from kg.diagnostics import Severity
from kg.index import Index
from kg.query import rows
from kg.vocabulary import PREFIXES

_COUNTS = """
SELECT DISTINCT ?c ?path ?line ?what ?declared ?read WHERE {
  ?c kg:countOf ?what ; kg:declaredValue ?declared ; kg:parsedValue ?read ; kg:line ?line ;
     dcterms:isPartOf/kg:sourcePath ?path .
  FILTER (?declared != ?read)
}"""
_CAPITALS = re.compile("(?=[A-Z])")


def declared_count_differs(index: Index) -> Iterator[Finding]:
    """A page that states one number and holds another.

    Why: something was lost when the page was copied, or could not be read.

        ### minor comments (3)
        1. …
        2. …

    Instead: copy what is missing, or correct the number. Where nothing at all of the kind
    was read (`1 theorem link`), the page only speaks of what lies elsewhere (info).
    """
    for row in rows(index.store, index.config.base, _COUNTS):
        name = row["what"].removeprefix(PREFIXES["kg"])
        what = " ".join(_CAPITALS.sub(" ", name).lower().split())
        yield Finding(
            path=row["path"],
            line=int(row["line"]),
            message=f"{row['declared']} {what} are declared here, {row['read']} were read",
            help="copy what is missing, or correct the number",
            severity=Severity.INFO if row["read"] == "0" else None,
        )


def unresolved_reference(index: Index) -> Iterator[Finding]:
    """Entries of a list of references of which no title or identifier could be read.

    Why: the works are not in the graph, so nothing leads to them. One finding stands for
    all such entries of a note.

        14. https:/...

    Instead: a title, a DOI or an arXiv id in the entry.
    """
    spots = Spots(index)
    lines: dict[str, list[int]] = {}
    for entry, how in pairs(index, "kg:resolution"):
        spot = spots.of(entry) if how.endswith("#Unresolved") else None
        if spot:
            lines.setdefault(spot.path, []).append(spot.line)
    for path, numbers in sorted(lines.items()):
        numbers.sort()
        many = f"{len(numbers)} references were" if len(numbers) > 1 else "this reference was"
        others = ", ".join(map(str, numbers[1:]))
        yield Finding(
            path=path,
            line=numbers[0],
            message=f"{many} not recognised"
            + (f"; the others are on lines {others}" if others else ""),
            help="add a title, a DOI or an arXiv id",
        )
