"""Crossref, by its REST API.

https://www.crossref.org/documentation/retrieve-metadata/rest-api/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from kg.services import identifier, places
from kg.services.identifier import Identifier, Scheme
from kg.services.record import Answer, Author, Record
from kg.services.request import Request
from kg.services.service import answer
from kg.services.values import Unreadable, count_at, list_at, parsed, text_at, value_at
from kg.services.web import Web
from kg.services.words import one_line, paragraphs

_PAUSE = 0.2
_MOST = 2_000
"""Authors, or references, of one paper that are read."""


@dataclass(frozen=True, slots=True)
class Crossref:
    """Asks Crossref."""

    web: Web
    name: str = "Crossref"
    key: str = "crossref"

    def takes(self, identifier: Identifier) -> bool:
        """DOIs; those that arXiv gave are not Crossref's."""
        return identifier.scheme is Scheme.DOI

    def look_up(self, identifier: Identifier) -> Answer:
        """Ask for one work; its references come along where its publisher gives them."""
        url = f"{places.address(self.key)}/works/{quote(identifier.value, safe='')}"
        contact = {"mailto": self.web.contact} if self.web.contact else {}
        request = Request(url, secrets=contact, pause=_PAUSE)
        return answer(self.name, self.web, request, lambda data: _record(data, identifier))


def _record(data: bytes, wanted: Identifier) -> Record:
    work = value_at(parsed(data), "message")
    title = one_line(text_at(work, "title", 0))
    if not title:
        raise Unreadable("answers with a work that has no title")
    subtitle = one_line(text_at(work, "subtitle", 0))
    own = identifier.doi(text_at(work, "DOI")) or wanted
    return Record(
        title=f"{title}: {subtitle}" if subtitle and subtitle not in title else title,
        authors=tuple(_authors(work)),
        date=_date(work),
        venue=one_line(_venue(work)),
        abstract=paragraphs(text_at(work, "abstract")),
        identifiers=(own,),
        url=own.page,
        references=tuple(_references(work)),
        cited_by_count=count_at(work, "is-referenced-by-count"),
    )


def _venue(work: object) -> str:
    """Return where it appeared; a preprint appeared on a server."""
    return (
        text_at(work, "container-title", 0)
        or text_at(work, "event", "name")
        or text_at(work, "institution", 0, "name")
        or text_at(work, "group-title")
    )


def _authors(work: object) -> Iterator[Author]:
    """Yield authors; a body of people has a `name` only."""
    for one in list_at(work, "author")[:_MOST]:
        family, given = one_line(text_at(one, "family")), one_line(text_at(one, "given"))
        body = one_line(text_at(one, "name"))
        name = body or f"{given} {family}".strip()
        if name:
            yield Author(name, family or body, given, text_at(one, "ORCID").rpartition("/")[2])


def _date(work: object) -> str:
    for name in ("published", "issued", "published-print", "published-online", "posted"):
        parts = [p for p in list_at(work, name, "date-parts", 0)[:3] if isinstance(p, int)]
        if parts and 0 < parts[0] < 10_000:
            return "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])
    return ""


def _references(work: object) -> Iterator[Record]:
    """Yield the references that name a paper: by DOI, or by a title of an article."""
    for one in list_at(work, "reference")[:_MOST]:
        found = identifier.doi(text_at(one, "DOI"))
        title = one_line(text_at(one, "article-title") or text_at(one, "volume-title"))
        if found or title:
            author = one_line(text_at(one, "author"))
            yield Record(
                title=title,
                authors=(Author(author),) if author else (),
                date=text_at(one, "year")[:4],
                identifiers=(found,) if found else (),
            )
