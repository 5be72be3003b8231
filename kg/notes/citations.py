"""Citation lines: what a reference in running text says of a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.markdown import plain
from kg.notes import identifiers
from kg.notes.model import Person
from kg.notes.people import people

_YEAR = re.compile(r"\((?:[^()\d]{0,20})?(\d{4})[a-z]?(?:[,/ ][^()]{0,40})?\)")
_BARE_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)[a-z]?\b")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,400})[\"”“»]")
_EMPHASISED = re.compile(r"\s*[\"“]?(\*{1,3}|_{1,3})(?P<title>\S.*?)\1", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\bvol)(?<!\bvs)(?<!\bno)([.?!])(?=\s|$)")
_NOISE = re.compile(
    r"https?://\S+|\barXiv\s*:\s*\S+|\barXiv preprint\b|\bdoi\s*:\s*\S+|10\.\d{4,9}/\S+|\[[\w.-]+\]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a citation; what it does not say is empty or 0."""

    authors: tuple[Person, ...] = ()
    year: int = 0
    title: str = ""
    venue: str = ""
    arxiv: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""


def parse_citation(raw: str) -> Citation:
    """Take a citation apart: APA's order, a quoted title, or `Authors. Title. Venue, year`.

    >>> c = parse_citation("Last, F., & van der Last, F. (2024). *A title: with a colon*. "
    ...     "ICLR 2024. arXiv:2401.01234. https://arxiv.org/abs/2401.01234")
    >>> [p.name for p in c.authors], c.year, c.title, c.venue, c.arxiv
    (['F. Last', 'F. van der Last'], 2024, 'A title: with a colon', 'ICLR 2024', '2401.01234')
    >>> c = parse_citation("D. Amodei and C. Olah, “Concrete problems,” Some Venue, 2016.")
    >>> [p.name for p in c.authors], c.year, c.title, c.venue
    (['D. Amodei', 'C. Olah'], 2016, 'Concrete problems', 'Some Venue')
    """
    links = identifiers.urls(raw)
    authors, year, title, rest = _parts(raw)
    return Citation(
        authors=people(plain(authors)),
        year=year,
        title=plain(title).strip(" .,\"“”"),
        venue=_venue(rest),
        arxiv=identifiers.arxiv_id(raw),
        doi=identifiers.doi(raw),
        isbn=identifiers.isbn(raw),
        url=links[0] if links else "",
    )


def _parts(raw: str) -> tuple[str, int, str, str]:
    """Return authors, year, title and what follows, as typed."""
    year = _YEAR.search(raw)
    if year and raw[: year.start()].strip():
        after = raw[year.end() :].lstrip(" .,:\n")
        title, rest = _title(after)
        return raw[: year.start()], int(year[1]), title, rest
    quoted = _QUOTED.search(raw)
    found = _BARE_YEAR.search(_NOISE.sub(" ", raw))
    number = int(year[1]) if year else int(found[1]) if found else 0
    if quoted:
        return raw[: quoted.start()], number, quoted[1], raw[quoted.end() :]
    ends = list(_SENTENCE_END.finditer(raw))
    if len(ends) < 2:
        return "", number, _NOISE.sub("", raw).strip() if not number else _before_year(raw), ""
    return raw[: ends[0].start()], number, raw[ends[0].end() : ends[1].end()], raw[ends[1].end() :]


def _title(text: str) -> tuple[str, str]:
    """Return the title at the start of *text* and what follows."""
    marked = _EMPHASISED.match(text) or _QUOTED.match(text)
    if marked:
        inner = marked["title"] if "title" in marked.re.groupindex else marked[1]
        return inner, text[marked.end() :]
    end = _SENTENCE_END.search(text)
    if end is None:
        return text, ""
    return text[: end.end() - (end[1] == ".")], text[end.end() :]


def _before_year(raw: str) -> str:
    found = _BARE_YEAR.search(raw)
    return _NOISE.sub("", raw[: found.start()] if found else raw).strip(" ,.(")


def _venue(rest: str) -> str:
    """Return the venue in what follows the title: no identifiers, no year of its own."""
    words = plain(_NOISE.sub(" ", rest)).strip(" .,;")
    words = re.sub(r"^(?:In|in)\s*:?\s+", "", words)
    words = re.sub(r"[.,;\s]*\(?\b(?:1[5-9]|20)\d\d\b\)?\.?$", "", words) if "," in words else words
    return re.sub(r"\s*\.\s*\.+", ".", words).strip(" .,;")
