"""Checks of what notes say of their papers, and of whether they agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.checks.base import Finding
from kg.checks.files import as_read, finding_of
from kg.checks.graph import Spots
from kg.checks.texts import Place, Texts
from kg.diagnostics import Severity
from kg.index import Index
from kg.names import file_of, fold
from kg.query import rows
from kg.vault import Kind, Name
from kg.vault.naming import KnownPaper

_SHARED = """
SELECT key FROM name WHERE kind = ?
  AND (key GLOB 'arxiv:*' OR key GLOB 'doi:*' OR key GLOB 'isbn:*')
GROUP BY key HAVING count(DISTINCT value) > 1 ORDER BY key"""
_INCOMPLETE = """
SELECT DISTINCT ?n ?paper WHERE {
  ?n a kg:LiteratureNote ; foaf:primaryTopic ?paper .
  FILTER NOT EXISTS { ?paper kg:recordStatus kg:Full }
}"""
_ALIKE = 45
"""Likeness of two titles, of 100, below which they are not of one paper."""
_LEAST = 12
"""Characters of a title that can be told from another."""


def values_disagree(index: Index) -> Iterator[Finding]:
    """Front matter and body say different things of the same paper.

    Why: the front matter is believed; the other value may be the right one.

        year: 2019
        …
        **Citation**: Last, F. (2020). A title.

    Instead: make the two agree.
    """
    return map(finding_of, as_read(index, "values-disagree"))


def year_disagrees(index: Index) -> Iterator[Finding]:
    """Two notes give one paper different years.

    Why: one of them is wrong, or one means the preprint and the other the printed paper;
    timelines and citations show only one of the two.

        a.md:  arxiv: "1906.01820"  year: 2019
        b.md:  1. Hubinger et al. (2021). Risks from … arXiv:1906.01820

    Instead: the same year in both.
    """
    texts = Texts(index)
    for believed, other in _several(index, lambda paper: paper.year > 0):
        if believed.paper.year != other.paper.year:
            place, there = _year_place(texts, other), _year_place(texts, believed)
            yield Finding(
                path=other.path,
                line=place.line,
                column=place.column,
                end_column=place.end_column,
                message=f"{other.identifier} is of {other.paper.year} here"
                f" and of {believed.paper.year} in {believed.path}:{there.line}",
                help=f"{believed.paper.year} is believed; make the two agree",
            )


def title_disagrees(index: Index) -> Iterator[Finding]:
    """Two notes give one identifier quite different titles.

    Why: an identifier was most likely copied from another paper, and what is said of two
    papers is now said of one.

        a.md:  title: Risks from Learned Optimization   arxiv: "1906.01820"
        b.md:  1. Concrete Problems in AI Safety. arXiv:1906.01820

    Instead: the identifier that belongs to the title.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - few vaults have two titles for one paper

    texts = Texts(index)
    for believed, other in _several(index, lambda paper: paper.title != ""):
        here, there = other.title, believed.title
        if here and there and fuzz.token_set_ratio(here, there) < _ALIKE:
            place = texts.of_words(other.path, other.value)
            line = texts.of_words(believed.path, believed.value).line
            yield Finding(
                path=other.path,
                line=place.line,
                column=place.column,
                end_column=place.end_column,
                message=f"{other.identifier} is '{other.paper.title}' here"
                f" and '{believed.paper.title}' in {believed.path}:{line}",
                help="correct the identifier where it does not belong",
            )


def incomplete_citation(index: Index) -> Iterator[Finding]:
    """A literature note that does not say who wrote its paper, or when.

    Why: the paper is cited by neither name nor year, and is missing from timelines.

        ---
        type: literature
        title: Risks from learned optimization
        ---

    Instead: `authors` and `year` in the front matter, or a citation. A note with neither is
    only begun (info).

        **Citation**: Hubinger, E. (2019). *Risks from learned optimization*.
    """
    spots = Spots(index)
    for row in rows(index.store, index.config.base, _INCOMPLETE):
        said = (("dcterms:creator", "authors"), ("fabio:hasPublicationYear", "year"))
        missing = [name for curie, name in said if not spots.one(row["paper"], curie)]
        spot = spots.of(row["n"])
        if spot and missing:
            yield Finding(
                path=spot.path,
                line=spot.line,
                message=f"the note does not say the paper's {' and '.join(missing)}",
                help="add them to the front matter, or a line `**Citation**: …`",
                severity=Severity.INFO if len(missing) == len(said) else None,
            )


@dataclass(frozen=True, slots=True)
class _Said:
    """What one note says of a paper that others speak of as well."""

    path: str
    key: str
    paper: KnownPaper

    @property
    def identifier(self) -> str:
        return (
            self.key.replace("arxiv:", "arXiv:").replace("doi:", "DOI ").replace("isbn:", "ISBN ")
        )

    @property
    def value(self) -> str:
        return self.key.partition(":")[2]

    @property
    def title(self) -> str:
        """The title, folded; empty where it is the name of the file, or too short to tell."""
        stem = self.path.rpartition("/")[2].removesuffix(".md")
        title = fold(self.paper.title)
        return "" if title == fold(stem) or len(title) < _LEAST else title


def _several(index: Index, says: Callable[[KnownPaper], bool]) -> Iterator[tuple[_Said, _Said]]:
    """Yield what is believed of each paper and what another note says, of those that *say* it."""
    found = index.database.connection.execute(_SHARED, (int(Kind.PAPER),)).fetchall()
    seen: set[tuple[str, str, KnownPaper, KnownPaper]] = set()
    for (key,) in found:
        names = sorted(index.database.names(Kind.PAPER, key), key=_belief)
        said = [_Said(file_of(n.path), key, KnownPaper.of(n)) for n in names]
        believed, *others = [one for one in said if says(one.paper)] or said[:1]
        for other in others:
            pair = (believed.path, other.path, believed.paper, other.paper)
            if pair not in seen:  # a paper may have an arXiv id and a DOI
                seen.add(pair)
                yield believed, other


def _belief(name: Name) -> tuple[int, str, str]:
    return name.rank, name.path, name.value


def _year_place(texts: Texts, said: _Said) -> Place:
    """Return where a note says the year: beside the identifier, in its key, else anywhere."""
    year, value = re.escape(str(said.paper.year)), re.escape(said.value)
    patterns = (rf"{value}.*\b({year})\b", rf"\b({year})\b.*{value}", rf"^\w+:\s*[\"']?({year})\b")
    for pattern in (*patterns, rf"\b({year})\b"):
        for number, line in enumerate(texts.lines(said.path), 1):
            found = re.search(pattern, line, re.IGNORECASE)
            if found:
                return Place(number, found.start(1) + 1, found.end(1) + 1)
    return texts.of_words(said.path, said.value)
