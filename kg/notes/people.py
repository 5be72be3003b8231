"""Authors, out of the ways in which people write them."""

from __future__ import annotations

import re

from kg.names import fold
from kg.notes.model import Person

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}(?:\.[\s-]*|[\s-]+|(?=\Z)))+\Z|[^\W\d_]{1,3}\.?\Z")
PARTICLES = frozenset(
    """
    af al ben bin da de del della den der di dos du el ibn la le st te ten ter van von zu zum zur
    """.split()  # noqa: SIM905 - words read best as a text
)
_BODIES = frozenset(
    """
    agency association board bureau center centre collaboration commission committee consortium
    corporation council department foundation group inc institute institution laboratory labs
    ministry office organisation organization society team union university
    """.split()  # noqa: SIM905 - words read best as a text
)
"""Words that tell an organisation from a person."""
_ET_AL = re.compile(
    r"[,;&]?\s*(?:\bet\s+al\b\.?|\band\s+(?:others|colleagues)|…|\.\.\.)\s*\Z", re.IGNORECASE
)
_LEFT_OUT = re.compile(r"(?:\.\s?){3}|…")
_AND = re.compile(r"\s*(?:,\s*)?(?:&|\band\b|\bund\b|\bet\b)\s+", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:\[[\w-]{1,10}\]|\d{1,3}\.)\s+")


def person(text: str) -> Person:
    """Return one author: `Last, First`, `First Last` or `Last F.`.

    >>> person("van Merwijk, C.")
    Person(family='van Merwijk', given='C.')
    >>> person("Chris van Merwijk")
    Person(family='van Merwijk', given='Chris')
    >>> person("Hubinger E")
    Person(family='Hubinger', given='E')
    """
    words = " ".join(text.split()).strip(" ,;{}")
    if "," in words:
        family, _, given = words.partition(",")
        return Person(family.strip(), given.strip(" ,"))
    parts = words.split(" ")
    if len(parts[-1]) > 3 or len(parts) == 1:
        parts[-1] = parts[-1].rstrip(".")
    if len(parts) == 1 or not _BODIES.isdisjoint(fold(words).split()):
        return Person(" ".join(parts))
    if _INITIALS.match(parts[-1]) and parts[-1].rstrip(".").isupper() and len(parts[-1]) <= 4:
        return Person(" ".join(parts[:-1]), parts[-1])
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in PARTICLES:
        start -= 1
    if start == 1 and parts[0] in PARTICLES:
        start = 0
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
    text = _ET_AL.sub("", " ".join(_NUMBER.sub("", text, count=1).split()))
    text = _LEFT_OUT.sub(", ", text).strip(" ,;")
    if not text:
        return ()
    if ";" in text:
        return tuple(person(one) for one in text.split(";") if one.strip(" ,"))
    if "," not in text and "&" not in text and not _BODIES.isdisjoint(fold(text).split()):
        return (person(text),)
    between_and = [part.strip(" ,") for part in _AND.split(text) if part.strip(" ,")]
    if all(part.count(",") == 1 for part in between_and) and _is_reversed(between_and[0]):
        return tuple(person(part) for part in between_and)
    pieces = [p.strip() for part in between_and for p in part.split(",") if p.strip()]
    if _alternates(pieces):
        pairs = zip(pieces[::2], pieces[1::2], strict=True)
        return tuple(Person(family, given) for family, given in pairs)
    return tuple(person(one) for one in pieces)


def _is_reversed(author: str) -> bool:
    """Tell whether *author*, with one comma in it, is `Family, Given` and not two people."""
    family, _, given = author.partition(",")
    names = [word for word in family.split() if word.lower() not in PARTICLES]
    has_case = family.lower() != family.upper()
    return has_case and (len(names) == 1 or _is_initials(given.strip()))


def _is_initials(text: str) -> bool:
    shown = text.endswith(".") or text.isupper()
    return shown and text != text.lower() and _INITIALS.match(text) is not None


def _alternates(pieces: list[str]) -> bool:
    """Tell whether *pieces* are `Family, I., Family, I.`: every second one is initials."""
    return len(pieces) % 2 == 0 and pieces != [] and all(map(_is_initials, pieces[1::2]))


_ORCID = re.compile(r"(?:https?://orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx])/?\Z")


def orcid(text: str) -> str:
    """Return an ORCID without its address, nothing where its last digit does not fit.

    >>> orcid("https://orcid.org/0000-0002-1825-0097"), orcid("0000-0002-1825-0098")
    ('0000-0002-1825-0097', '')
    """
    found = _ORCID.match(text.strip())
    if not found:
        return ""
    digits, last = found[1][:-1].replace("-", ""), found[1][-1].upper()
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return found[1].upper() if last == ("X" if check == 10 else str(check)) else ""
