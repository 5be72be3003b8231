"""Names of people in a field: as BibTeX reads them, and as BibLaTeX lets one spell them out."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.bibfiles.unlatex import text_of

_MORE = re.compile(r"(?:,?\s+(?:and\s+)?(?:others|et\.?\s+al\.?)\s*|\s+and)\Z", re.IGNORECASE)
_SPELT = re.compile(r"\s*(family|given|prefix|suffix|useprefix)\s*=\s*", re.IGNORECASE)
_LONGEST = 200_000
"""Characters of a list of names, beyond which it is none."""


class Name(NamedTuple):
    """A name; without `given` it may be an organisation's."""

    family: str
    given: str = ""


def names(latex: str) -> tuple[Name, ...]:
    r"""Return the names in a field like `author`; "and others" is nobody.

    >>> [*map(tuple, names(r"van der Berg, Jan and {\O}stby, E. and {Model and Data} and others"))]
    [('van der Berg', 'Jan'), ('Østby', 'E.'), ('Model and Data', '')]
    >>> [*map(tuple, names("family=Merwijk, given=Chris, prefix=van and Jane Roe et al."))]
    [('van Merwijk', 'Chris'), ('Roe', 'Jane')]
    """
    from bibtexparser.middlewares.names import (  # noqa: PLC0415 - slow to import
        split_multiple_persons_names,
    )

    without = _MORE.sub("", " ".join(latex.split()))
    if not without or len(without) > _LONGEST:
        return ()
    found = (_name(one) for one in split_multiple_persons_names(without))
    return tuple(one for one in found if one.family and one.family.lower() != "others")


def _name(latex: str) -> Name:
    from bibtexparser.middlewares.names import (  # noqa: PLC0415 - as above
        parse_single_name_into_parts,
    )

    if _SPELT.match(latex):
        return _spelt_out(latex)
    parts = parse_single_name_into_parts(latex, strict=False)
    family = text_of(" ".join((*parts.von, *parts.last)))
    return Name(family, text_of(" ".join(parts.first)))


def _spelt_out(latex: str) -> Name:
    """Read `family=Berg, given=Jan, prefix=van der`, BibLaTeX's extended form."""
    said: dict[str, str] = {}
    for part in latex.split(","):
        key, _, value = part.partition("=")
        said[key.strip().lower()] = text_of(value).strip('"')
    family = " ".join(filter(None, (said.get("prefix", ""), said.get("family", ""))))
    return Name(family, said.get("given", ""))


def joined(people: list[Name]) -> str:
    r"""Return names as a field has them, in LaTeX; the plain text of each is given.

    >>> joined([Name("Doe", "Jane"), Name("Frontier Model Forum"), Name("Q & A")])
    'Doe, Jane and {Frontier Model Forum} and {Q \\& A}'
    """
    return " and ".join(_latex_of(one) for one in people)


def _latex_of(name: Name) -> str:
    family, given = _escaped(name.family), _escaped(name.given)
    if not given:
        return f"{{{family}}}" if " " in family or "," in family else family
    family = f"{{{family}}}" if _JOINS.search(name.family) else family
    return f"{family}, {{{given}}}" if _JOINS.search(name.given) else f"{family}, {given}"


_JOINS = re.compile(r"\band\b|,", re.IGNORECASE)
_SPECIAL = re.compile(r"[&%$#_]")
_NEVER = str.maketrans("", "", "\\{}~^")


def _escaped(text: str) -> str:
    """Return a plain name for LaTeX; no name holds a sign that only LaTeX knows."""
    return _SPECIAL.sub(r"\\\g<0>", text.translate(_NEVER))
