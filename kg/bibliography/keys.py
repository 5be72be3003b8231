"""What each paper is called in bibliographies: its citekey, or one made of what is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kg.names import digest, fold

_ASCII = re.compile(r"[^a-z0-9]+")
_LITTLE = frozenset(
    """
    a an and are as at by can do does for from how in is it its of on or the to towards what when
    where which who why with
    """.split()  # noqa: SIM905 - words read best as a text
)


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
            key = made(known.family, known.year, known.title) or f"paper-{digest(iri)}"
            found[iri] = key if key not in taken else f"{key}-{digest(iri)}"
            taken.add(found[iri])
    return found


def made(family: str, year: int, title: str) -> str:
    """Return a key like the ones people make, nothing where there are no letters for it.

    >>> made("Van Merwijk", 2019, "The risks of learned optimization")
    'vanmerwijk2019risks'
    >>> made("", 2019, "On quantifying generalization"), made("山田", 1999, "対立")
    ('quantifying-generalization-2019', '')
    """
    words = [word for word in (_ASCII.sub("", w) for w in fold(title).split()) if word]
    telling = [word for word in words if word not in _LITTLE] or words
    author, when = _ASCII.sub("", fold(family)), str(year) if year else ""
    if author:
        return author + when + (telling[0] if telling else "")
    return "-".join((*telling[:3], when)).strip("-") if telling else ""
