"""What a page on the web says of the paper that it shows: its `citation_…` tags and title.

The tags: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.services import Author, Identifier, Record
from kg.services import identifier as ids
from kg.services.words import one_line, paragraphs

_TITLES = ("citation_title", "dc.title", "og:title", "twitter:title")
_AUTHORS = ("citation_author", "citation_authors", "dc.creator", "author")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "citation_year",
    "dc.date",
    "article:published_time",
)
_VENUES = (
    "citation_journal_title",
    "citation_conference_title",
    "citation_inbook_title",
    "citation_dissertation_institution",
    "citation_technical_report_institution",
    "og:site_name",
)
_ABSTRACTS = ("citation_abstract", "dc.description", "og:description", "description")
_DOIS = ("citation_doi", "dc.identifier", "prism.doi", "bepress_citation_doi")
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_MOST = 500
_Tags = Mapping[str, Sequence[str]]


def record_of_page(html: str, url: str = "") -> Record:
    """Return what the head of a page says of the paper; *url* is where the page was.

    Never raises.
    """
    said, title = _tags(html)
    named = tuple(dict.fromkeys(one for one in (_arxiv(said), _doi(said)) if one))
    names = next((said[name] for name in _AUTHORS if name in said), ())
    orcids = said.get("citation_author_orcid", ())
    same = len(orcids) == len(names)
    return Record(
        title=one_line(_first(said, _TITLES) or title, markup=False),
        authors=tuple(
            Author(one_line(name, 200, markup=False), orcid=orcids[place] if same else "")
            for place, name in enumerate(_separate(names))
        ),
        date=_date(_first(said, _DATES)),
        venue=one_line(_first(said, _VENUES), markup=False),
        abstract=paragraphs(_first(said, _ABSTRACTS)),
        identifiers=named,
        url=url,
    )


def is_of_paper(html: str) -> bool:
    """Tell whether a page says in its tags that it shows a paper."""
    return "citation_title" in html and bool(_tags(html)[0].get("citation_title"))


def _tags(html: str) -> tuple[_Tags, str]:
    """Return the meta tags of a page by their names in lower case, and its title."""
    if "<" not in html:
        return {}, ""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - only pages need it
    from bs4.filter import SoupStrainer  # noqa: PLC0415

    try:
        soup = BeautifulSoup(html, "html.parser", parse_only=SoupStrainer(["meta", "title"]))
    except (RecursionError, ValueError, AssertionError):
        return {}, ""
    said: dict[str, list[str]] = {}
    for tag in soup.find_all("meta", limit=_MOST):
        name = str(tag.get("name") or tag.get("property") or "").lower()
        content = str(tag.get("content") or "").strip()
        if name and content:
            said.setdefault(name, []).append(content)
    title = soup.find("title")
    return said, title.get_text() if title else ""


def _first(said: _Tags, names: Sequence[str]) -> str:
    return next((said[name][0] for name in names if name in said), "")


def _separate(names: Sequence[str]) -> Sequence[str]:
    """Return names one by one; some pages put all into one tag."""
    if len(names) == 1 and ";" in names[0]:
        return [name.strip() for name in names[0].split(";") if name.strip()]
    return names


def _arxiv(said: _Tags) -> Identifier | None:
    return ids.arxiv(f"arXiv:{_first(said, ('citation_arxiv_id',))}")


def _doi(said: _Tags) -> Identifier | None:
    every = (value for name in _DOIS for value in said.get(name, ()))
    return next((found for value in every if (found := ids.doi(value))), None)


def _date(text: str) -> str:
    """Return a date as records have it.

    >>> _date("2031/7/4"), _date("2031"), _date("2031-07-04T10:00:00Z"), _date("July")
    ('2031-07-04', '2031', '2031-07-04', '')
    """
    found = _DATE.match(text.strip())
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is that is to be imported."""

    url: str


def is_address(name: str) -> bool:
    """Tell whether *name* is the address of a page on the web.

    >>> is_address("https://example.org/a"), is_address("ftp://example.org"), is_address("a.html")
    (True, False, False)
    """
    try:
        parts = urlsplit(name)
        has_host = bool(parts.hostname) and "@" not in parts.netloc  # a password is no place
        return parts.scheme.lower() in ("http", "https") and has_host
    except ValueError:
        return False
