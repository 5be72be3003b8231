"""Citation lines: what a reference in running text says of a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from kg import identifiers
from kg.markdown import plain
from kg.notes.model import Person
from kg.notes.people import people

_YEAR = re.compile(r"\((?:[^()\d]{0,20})?(\d{4})[a-z]?(?:[,/ ][^()]{0,40})?\)")
_UNDATED = re.compile(
    r"\((?:n\.\s?d\.?|undated|in press|forthcoming|to appear|o\.\s?J\.)\)", re.IGNORECASE
)
_BARE_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)[a-z]?\b")
_YEAR_AT_END = re.compile(r"(?:\A|[.,;\s]{1,3})\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,;\s]*\Z")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,400})[\"”“»]")
_EMPHASISED = re.compile(r"[\"“]?(?P<mark>\*{1,3}|_{1,3})(?P<title>\S.*?)(?P=mark)", re.DOTALL)
_STOP = re.compile(r"(?<!\b[^\W\d_])(?<!\bal)(?<!\bvol)(?<!\bvs)(?<!\bno)(?<!\bJr)([.?!])(?=\s|$)")
_AUTHOR = r"[^,;.]{1,40}, (?:[^\W\d_]\.[ -]?){1,4}"
_AUTHORS = re.compile(rf"{_AUTHOR}(?:(?:,? (?:&|and)|[,;]) {_AUTHOR})*")
_NOISE = re.compile(
    r"https?://\S+|\barXiv\s*:\s*\S+|\barXiv preprint\b|\bdoi\s*:\s*\S+|10\.\d{4,9}/\S+"
    r"|\bISBN(?:-1[03])?:?\s[\dX -]+|\[[\w.-]+\]",
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
        title=plain(title).strip(' .,"“”'),
        venue=_venue(rest),
        arxiv=identifiers.arxiv_id(raw),
        doi=identifiers.doi(raw),
        isbn=identifiers.isbn(raw),
        url=links[0] if links else "",
    )


def _parts(raw: str) -> tuple[str, int, str, str]:
    """Return authors, year, title and what follows, as typed."""
    dated = _YEAR.search(raw)
    date = dated or _UNDATED.search(raw)
    if date and _only_authors(raw[: date.start()]):
        title, rest = _title(raw[date.end() :].lstrip(" .,:\n"))
        return raw[: date.start()], int(dated[1]) if dated else 0, title, rest
    found = dated or _BARE_YEAR.search(_NOISE.sub(" ", raw))
    year = int(found[1]) if found else 0
    quoted = _QUOTED.search(raw)
    if quoted:
        return _YEAR_AT_END.sub("", raw[: quoted.start()]), year, quoted[1], raw[quoted.end() :]
    named = _AUTHORS.match(raw)
    if named:
        title, rest = _title(raw[named.end() :].lstrip(" .,:\n"))
        return named[0], year, title, rest
    return _by_sentences(raw, year)


def _only_authors(before: str) -> bool:
    """Tell whether what stands before a year in brackets is authors, without a title."""
    if not before.strip() or _QUOTED.search(before) or _EMPHASISED.search(before):
        return False
    stop = _STOP.search(before)
    return stop is None or len(before[stop.end() :].split()) < 3


def _by_sentences(raw: str, year: int) -> tuple[str, int, str, str]:
    """Take `Authors. Title. Venue, year` apart at its stops, or at a title in italics."""
    stops = [stop.end() for stop in islice(_STOP.finditer(raw), 2)]
    marked = _EMPHASISED.search(raw)
    if marked and (not stops or marked.start() <= stops[0] + 2):
        return raw[: marked.start()], year, marked["title"], raw[marked.end() :]
    if len(stops) == 2:
        return raw[: stops[0]], year, raw[stops[0] : stops[1]], raw[stops[1] :]
    return "", year, _before_year(raw) if year else _NOISE.sub("", raw).strip(), ""


def _title(text: str) -> tuple[str, str]:
    """Return the title at the start of *text* and what follows."""
    marked = _EMPHASISED.match(text)
    if marked:
        return marked["title"], text[marked.end() :]
    quoted = _QUOTED.match(text)
    if quoted:
        return quoted[1], text[quoted.end() :]
    stop = _STOP.search(text)
    if stop is None:
        return text, ""
    return text[: stop.end() - (stop[1] == ".")], text[stop.end() :]


def _before_year(raw: str) -> str:
    found = _BARE_YEAR.search(raw)
    return _NOISE.sub("", raw[: found.start()] if found else raw).strip(" ,.(")


def _venue(rest: str) -> str:
    """Return the venue in what follows the title: no identifiers, no year of its own."""
    words = plain(_NOISE.sub(" ", rest)).strip(" .,;")
    words = re.sub(r"^[Ii]n\s*:?\s+", "", words)
    if "," in words or not words.strip("0123456789() "):
        words = _YEAR_AT_END.sub("", words)
    return re.sub(r"\s*\.\s*\.+", ".", words).strip(" .,;")
