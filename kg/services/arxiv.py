"""arXiv, by its Atom API: https://info.arxiv.org/help/api/user-manual.html."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kg.identifiers import arxiv_id
from kg.services import atom, identifier, places
from kg.services.identifier import Identifier, Scheme
from kg.services.record import Answer, Author, Record
from kg.services.request import Request
from kg.services.service import answer
from kg.services.values import Unreadable
from kg.services.web import Web
from kg.services.words import one_line, paragraphs

_OWN = "http://arxiv.org/schemas/atom"
_PAUSE = 3.0
"""Seconds between requests: https://info.arxiv.org/help/api/tou.html#rate-limits."""


@dataclass(frozen=True, slots=True)
class Arxiv:
    """Asks arXiv."""

    web: Web
    name: str = "arXiv"
    key: str = "arxiv"

    def takes(self, identifier: Identifier) -> bool:
        """ArXiv's own identifiers."""
        return identifier.scheme is Scheme.ARXIV

    def look_up(self, identifier: Identifier) -> Answer:
        """Ask for one paper."""
        wanted = identifier.value
        url = f"{places.address(self.key)}/query"
        request = Request(url, {"id_list": wanted, "max_results": "1"}, pause=_PAUSE)
        return answer(self.name, self.web, request, lambda data: _record(data, wanted))


def _record(data: bytes, wanted: str) -> Record | None:
    """Return the record in a feed; an error is an entry too, and comes with status 200."""
    entry = next(iter(atom.entries(data)), None)
    if entry is None:
        return None
    where, title, summary = (_text(entry, name) for name in ("id", "title", "summary"))
    if "/api/errors" in where:
        if "incorrect id" in summary:
            return None
        raise Unreadable(f"answers with an error: {one_line(summary, 100)}")
    if _number(arxiv_id(where)) != _number(wanted) or not title:
        raise Unreadable("answers with another paper than was asked for")
    own = Identifier(Scheme.ARXIV, wanted)
    published = identifier.doi(_text(entry, "doi", _OWN))
    return Record(
        title=one_line(title, markup=False),
        authors=tuple(_authors(entry)),
        date=_text(entry, "published")[:10],
        venue=one_line(_text(entry, "journal_ref", _OWN), markup=False),
        abstract=paragraphs(summary, markup=False),
        identifiers=(own, published) if published else (own,),
        url=own.page,
    )


def _number(identifier: str) -> str:
    """Return what stays the same where the archive is written with or without its class."""
    return identifier.rpartition("/")[2]


def _authors(entry: Element) -> list[Author]:
    people = entry.iterfind("{http://www.w3.org/2005/Atom}author")
    names = (one_line(_text(person, "name"), markup=False) for person in people)
    return [Author(name) for name in names if name]


def _text(element: Element, name: str, namespace: str = "") -> str:
    found = atom.texts(element, name, namespace) if namespace else atom.texts(element, name)
    return found[0].strip() if found else ""
