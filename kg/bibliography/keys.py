"""What each paper is called in bibliographies: its citekey, or one made of what is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.identifiers import made_citekey
from kg.names import digest


class Known(NamedTuple):
    """What a key is made of."""

    citekeys: tuple[str, ...]
    family: str
    year: int
    title: str


def keys(papers: Mapping[str, Known]) -> dict[str, str]:
    """Return a key for each paper, by address; no two are the same, whatever the case.

    A citekey goes to the first paper that has it, by address. A made key that is taken is told
    apart by digits that follow from the address alone.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri, known in sorted(papers.items()):
        free = (key for key in known.citekeys if key.lower() not in taken)
        if key := next(free, ""):
            found[iri] = key
            taken.add(key.lower())
    for iri, known in sorted(papers.items()):
        if iri not in found:
            key = made_citekey(known.family, known.year, known.title) or f"paper-{digest(iri)}"
            found[iri] = key if key not in taken else f"{key}-{digest(iri)}"
            taken.add(found[iri])
    return found
