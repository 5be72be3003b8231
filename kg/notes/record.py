"""The record of a paper, put together from what a note says of it in several places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from kg import identifiers
from kg.diagnostics import Diagnostic, Severity
from kg.names import fold
from kg.notes.citations import Citation
from kg.notes.model import Edge, PaperId, People, Person, Uri, Value
from kg.notes.reading import PaperField

_NOTE_PREFIX = re.compile(r"^\s*(?:LN|MR|PN|LS)\s*[:–—-]\s*", re.IGNORECASE)
_AUTHOR_YEAR = re.compile(r"^[^—–]{0,120}?(?:\(\d{4}[a-z]?\)|\bet al\.?)\s*(?:[—–:]\s*|-{1,2}\s+)")


@dataclass(frozen=True, slots=True)
class Record:
    """What a note says of its paper; front matter is believed before the body."""

    id: PaperId
    title: str
    authors: tuple[Person, ...]
    year: int
    venue: str
    url: str
    citekey: str
    line: int

    @property
    def status(self) -> str:
        """How complete the record is, as `kg:recordStatus` has it."""
        if self.authors and self.year and self.title:
            return "kg:Full"
        return "kg:Partial" if self.authors or self.year else "kg:Stub"


def record(said: Sequence[PaperField], heading: str, stem: str) -> Record:
    """Put the record together; its title falls back to *heading*, then *stem*."""
    parts = list(_flat(said))

    def first(name: str) -> object:
        return next((p.value for p in parts if p.field == name and p.value), None)

    title = str(first("title") or title_of_heading(heading) or stem)
    url = str(first("url") or "")
    arxiv = str(first("arxiv") or "") or identifiers.arxiv_id(str(first("doi") or ""))
    year, authors = first("year"), first("authors")
    named = authors if isinstance(authors, tuple) else ()
    published = year if isinstance(year, int) and 0 < year < 10_000 else 0
    return Record(
        id=PaperId(
            arxiv=arxiv,
            doi=str(first("doi") or ""),
            isbn=str(first("isbn") or ""),
            url=identifiers.url_key(url) if url else "",
            title=title,
            year=published,
            author=named[0].family if named else "",
        ),
        title=title,
        authors=named,
        year=published,
        venue=str(first("venue") or ""),
        url=url,
        citekey=str(first("citekey") or _key_in_name(stem)),
        line=min((p.line for p in parts if not p.in_front_matter), default=1),
    )


def record_edges(paper: Record) -> Iterator[Edge]:
    """State a record."""
    pairs: tuple[tuple[str, Value | None], ...] = (
        ("kg:venue", paper.venue),
        ("kg:citekey", paper.citekey),
        ("schema:url", Uri(paper.url) if paper.url else None),
        ("bibo:authorList", People(paper.authors) if paper.authors else None),
    )
    for name, value in pairs:
        if value:
            yield Edge(paper.id, name, value)
    for author in paper.authors:
        yield Edge(paper.id, "dcterms:creator", author)


def disagreements(path: str, said: Sequence[PaperField]) -> Iterator[Diagnostic]:
    """Report fields for which front matter and body say different things."""
    parts = list(_flat(said))
    for name in ("title", "year", "arxiv", "doi"):
        declared = next(
            (p for p in parts if p.field == name and p.in_front_matter and p.value), None
        )
        written = next(
            (p for p in parts if p.field == name and not p.in_front_matter and p.value), None
        )
        if declared and written and not _same(declared.value, written.value):
            yield Diagnostic(
                path,
                written.line,
                1,
                written.line,
                1,
                "values-disagree",
                Severity.WARNING,
                f"the {name} is '{written.value}' here and '{declared.value}' in the front matter",
                f"line {declared.line} is believed; make the two agree",
            )


def title_of_heading(heading: str) -> str:
    """Return the paper's title in a note's heading.

    >>> title_of_heading("LN: Last et al. (2024) — A title")
    'A title'
    >>> title_of_heading("LN: Last (2024) - Well-being: a title")
    'Well-being: a title'
    >>> title_of_heading("A title: with a colon")
    'A title: with a colon'
    """
    return _AUTHOR_YEAR.sub("", _NOTE_PREFIX.sub("", heading)).strip()


def _key_in_name(stem: str) -> str:
    """Return the citekey that a note is called by: `@hubinger2019risks.md`."""
    return identifiers.citekey(stem) if stem.startswith("@") else ""


def _flat(said: Sequence[PaperField]) -> Iterator[PaperField]:
    """Yield single fields, front matter first; a citation line is all of its parts."""
    for one in sorted(said, key=lambda p: (not p.in_front_matter, p.line)):
        if isinstance(one.value, Citation):
            for part in fields(Citation):
                yield PaperField(
                    part.name, getattr(one.value, part.name), one.line, one.in_front_matter
                )
        else:
            yield one


def _same(a: object, b: object) -> bool:
    return fold(str(a)) == fold(str(b))
