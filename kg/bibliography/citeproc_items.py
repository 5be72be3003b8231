"""References as citeproc takes them, so that it makes no mistake it is known for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
)
from citeproc.source.json import CiteProcJSON

from kg.bibliography.marking import AUTHOR, Formatter, guarded
from kg.bibliography.reference import Author, Reference

_PARTS = re.compile(r"[\s.-]+")
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_ID = "one"
_ROLES = ("editor", "translator")


class _Item(CitationItem):  # type: ignore[misc] # citeproc has no types
    """The one reference of a bibliography, under the number it has in another."""

    @property
    def number(self) -> int:
        number: int = self["position"]
        return number


def whole_name(author: Author) -> Mapping[str, str]:
    """Return a name, whole where its given names have no capitals to make initials of.

    >>> whole_name(Author("Hubinger", "Evan")), whole_name(Author("山田", "太郎"))
    ({'family': 'Hubinger', 'given': 'Evan'}, {'literal': '山田太郎'})
    >>> whole_name(Author("hooks", "bell")), whole_name(Author("OpenAI"))
    ({'literal': 'bell hooks'}, {'literal': 'OpenAI'})
    """
    parts = [part for part in _PARTS.split(author.given) if part]
    if parts and all(part[0].isupper() for part in parts):
        return {"family": guarded(author.family), "given": guarded(author.given.strip(" -"))}
    if parts and unicodedata.name(author.family[0], "").startswith(_UNSPACED):
        return {"literal": guarded(author.family + author.given)}
    return {"literal": guarded(author.name)}


def family_name(author: Author) -> Mapping[str, str]:
    """Return the name as it is cited in running text."""
    return {"literal": guarded(author.family)}


def item_of(  # noqa: PLR0913 - what can be told of one citation
    style: CitationStylesStyle,
    reference: Reference,
    number: int = 1,
    *,
    letter: str = "",
    place: tuple[str, str] = ("", ""),
    names: Callable[[Author], Mapping[str, str]] = whole_name,
    hides_author: bool = False,
) -> CitationItem:
    """Return *reference* cited alone, under its *number* in a bibliography.

    *letter* stands behind its year, *place* is the label and the number of a place in it, *names*
    makes of an author what citeproc takes; one who is hidden is the sign `AUTHOR`.
    """
    data = _data(reference)
    if reference.authors:
        data["author"] = [names(author) for author in reference.authors]
    if letter:
        data["year-suffix"] = letter
    if hides_author:
        data["author"] = [{"literal": AUTHOR}]
    item = _Item(_ID, **({"locator": Locator(*map(guarded, place))} if place[1] else {}))
    item["position"] = number
    bibliography = CitationStylesBibliography(style, CiteProcJSON([data]), Formatter)
    bibliography.register(Citation([item]))
    return item


def _author(said: Mapping[str, str]) -> Author:
    return Author(said.get("literal") or said["family"], said.get("given", ""))


def _data(reference: Reference) -> dict[str, Any]:
    """Return the reference as CSL-JSON with guarded texts, its names as citeproc takes them."""
    data: dict[str, Any] = {
        name: guarded(value) if isinstance(value, str) else value
        for name, value in reference.csl().items()
    }
    for role in _ROLES:
        people = data.get(role, ())
        if people:
            data[role] = [whole_name(_author(one)) for one in people]
    data["id"] = _ID
    title = data.get("title", "")
    if title.endswith(".") and not title.endswith(".."):
        data["title"] = title[:-1]
    return data
