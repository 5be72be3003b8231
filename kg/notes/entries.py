"""What an entry of a bibliography says of its paper, as the record of a literature note does."""

from __future__ import annotations

from collections.abc import Iterator

from kg import identifiers
from kg.bibfiles import Entry, Name, names
from kg.names import fold
from kg.notes.model import PaperId, Person
from kg.notes.people import person
from kg.notes.record import Record

_WHOLE = frozenset(
    """
    book mvbook collection mvcollection proceedings mvproceedings manual booklet report techreport
    thesis phdthesis mastersthesis reference periodical dataset software standard misc online
    """.split()  # noqa: SIM905 - words read best as a text
)
"""Types whose ISBN is the work's own; that of a chapter is its book's."""
_VENUES = (
    "journaltitle", "journal", "booktitle", "maintitle", "institution", "school", "organization",
    "publisher", "howpublished", "eventtitle", "series",
)  # fmt: skip
_ELSEWHERE = ("url", "note", "journal", "journaltitle", "howpublished", "number", "annote")
"""Fields in which people write identifiers that have a field of their own."""


def record_of(entry: Entry) -> Record | None:
    """Return what *entry*, with what it takes over from others, says of its paper.

    `None` where it has neither title nor identifier.
    """
    title, authors, url = title_of(entry), _authors(entry), _url(entry)
    arxiv, doi = _arxiv(entry), _doi(entry)
    isbn = identifiers.isbn(entry.get("isbn")) if entry.type in _WHOLE else ""
    if not (title or arxiv or doi or isbn):
        return None
    title = title or entry.key or arxiv or doi or isbn
    year = identifiers.year(entry.get("date")) or identifiers.year(entry.get("year"))
    return Record(
        id=PaperId(
            arxiv=arxiv or identifiers.arxiv_id(doi),
            doi=doi,
            isbn=isbn,
            url=identifiers.url_key(url) if url else "",
            title=title,
            year=year,
            author=authors[0].family if authors else "",
        ),
        title=title,
        authors=authors,
        year=year,
        venue=_venue(entry),
        url=url,
        citekey=identifiers.citekey(entry.key),
        line=entry.line,
    )


def title_of(entry: Entry) -> str:
    """Return title and subtitle."""
    title, subtitle = entry.get("title"), entry.get("subtitle")
    joint = " " if title.endswith((":", "?", "!", ".")) else ": "
    return f"{title}{joint}{subtitle}" if title and subtitle else title or subtitle


def _authors(entry: Entry) -> tuple[Person, ...]:
    field = entry.field("author") or entry.field("editor")
    return tuple(map(_person, names(field.latex or field.value))) if field else ()


def _person(name: Name) -> Person:
    """Return an author; an organisation that nobody put in braces is told by its words."""
    whole = f"{name.given} {name.family}".strip()
    if name.given and person(whole) == Person(whole):
        return Person(whole)
    return Person(name.family, name.given)


def _venue(entry: Entry) -> str:
    said = entry.get(*_VENUES)
    return "" if "://" in said else said


def _url(entry: Entry) -> str:
    """Return its address, in the field for it or where people write one instead."""
    found = identifiers.urls(entry.get("url")) or identifiers.urls(entry.get("howpublished"))
    return found[0] if found else ""


def _arxiv(entry: Entry) -> str:
    if fold(entry.get("eprinttype", "archiveprefix")) in ("arxiv", ""):
        eprint = identifiers.arxiv_id(entry.get("eprint"))
        if eprint:
            return eprint
    return _only(identifiers.arxiv_id(entry.get(name)) for name in _ELSEWHERE)


def _doi(entry: Entry) -> str:
    own = identifiers.doi(entry.get("doi"))
    return own or _only(identifiers.doi(entry.get(name)) for name in _ELSEWHERE)


def _only(found: Iterator[str]) -> str:
    """Return the one identifier that was found; where two were, either may be another's."""
    distinct = {one for one in found if one}
    return distinct.pop() if len(distinct) == 1 else ""
