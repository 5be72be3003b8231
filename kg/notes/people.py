"""Authors, out of the ways in which people write them."""

from __future__ import annotations

import re

from kg.notes.model import Person

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?[\s-]*)+\Z")
_PARTICLES = frozenset(
    "van von der den de del della di da dos du la le ter ten zu zur af al el bin ibn st".split()
)
_ET_AL = re.compile(r"[,;&]?\s*(?:et\s+al\b\.?|and\s+others|…|\.\.\.)\s*\Z", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*)?(?:&|\band\b|\bund\b|\bet\b)\s+", re.IGNORECASE)


def person(text: str) -> Person:
    """Return one author: `Last, First`, `First Last` or `Last F.`.

    >>> person("van Merwijk, C.")
    Person(family='van Merwijk', given='C.')
    >>> person("Chris van Merwijk")
    Person(family='van Merwijk', given='Chris')
    >>> person("Hubinger E")
    Person(family='Hubinger', given='E')
    """
    words = " ".join(text.split()).strip(" ,;")
    if "," in words:
        family, _, given = words.partition(",")
        return Person(family.strip(), given.strip(" ,"))
    parts = words.split(" ")
    if len(parts) == 1:
        return Person(words)
    if _INITIALS.match(parts[-1]) and parts[-1].rstrip(".").isupper() and len(parts[-1]) <= 4:
        return Person(" ".join(parts[:-1]), parts[-1])
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in _PARTICLES:
        start -= 1
    return Person(" ".join(parts[start:]), " ".join(parts[:start]))


def people(text: str) -> tuple[Person, ...]:
    """Return the authors of a list as citations write it.

    >>> [p.name for p in people("Hubinger, E., van Merwijk, C., & Garrabrant, S.")]
    ['E. Hubinger', 'C. van Merwijk', 'S. Garrabrant']
    >>> [p.family for p in people("Dario Amodei, Chris Olah and Dan Mané")]
    ['Amodei', 'Olah', 'Mané']
    >>> [p.name for p in people("Last, First; van der Last, First M.")]
    ['First Last', 'First M. van der Last']
    """
    text = _ET_AL.sub("", " ".join(text.split())).strip(" ,;")
    if not text:
        return ()
    if ";" in text:
        return tuple(person(one) for one in text.split(";") if one.strip(" ,"))
    pieces = [p.strip() for p in _AND.sub(", ", text).split(",") if p.strip()]
    if _alternates(pieces):
        return tuple(
            Person(family, given) for family, given in zip(pieces[::2], pieces[1::2], strict=True)
        )
    if len(pieces) == 2 and "," in text and " " not in pieces[0] and not _AND.search(text):
        return (Person(pieces[0], pieces[1]),)
    return tuple(person(one) for one in pieces)


def _alternates(pieces: list[str]) -> bool:
    """Tell whether *pieces* are `Family, I., Family, I.`: every second one is initials."""
    return len(pieces) >= 2 and len(pieces) % 2 == 0 and all(
        _INITIALS.match(p) and (p.endswith(".") or p.isupper()) for p in pieces[1::2]
    )
