"""Papers for the Open Research Knowledge Graph: the table that its CSV import reads.

Form: the help of https://orkg.org/csv-import. A row is a paper; columns with the same name are
several values; `resource:` before a value makes a thing of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from kg.bibliography.reference import Reference
from kg.exports.source import Source
from kg.overviews.fivecs import FIVE_CS, by_five_cs

PAPER = (
    "paper:title",
    "paper:authors",
    "paper:publication_year",
    "paper:published_in",
    "paper:doi",
    "paper:url",
)
"""The columns that tell which paper it is."""

_CONCEPT = "concept"
_MEANT = re.compile(r"\s*(?:orkg:|resource:|[=+\-@])|.*<[a-z]+>\s*\Z", re.IGNORECASE)
"""What the import, or a spreadsheet before it, would take for more than words."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def as_document(source: Source) -> bytes:
    """Return the table: what the papers are, what notes say of each, which concepts they are on."""
    papers = [paper for paper in source.papers if paper.title]
    said = [_said(source, paper) for paper in papers]
    columns = [
        name
        for name in (*map(str.lower, FIVE_CS), _CONCEPT)
        for _ in range(max((len(one.get(name, ())) for one in said), default=0))
    ]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow((*PAPER, *columns))
    for paper, values in zip(papers, said, strict=True):
        writer.writerow((*_identity(paper), *_cells(columns, values)))
    return buffer.getvalue().encode()


def _identity(paper: Reference) -> Sequence[str]:
    authors = "; ".join(author.name.replace(";", ",") for author in paper.authors)
    year = str(paper.year) if paper.year else ""
    values = (paper.title, authors, year, paper.venue, paper.doi, paper.address)
    return [_text(value) for value in values]


def _said(source: Source, paper: Reference) -> Mapping[str, Sequence[str]]:
    """Return the values of each further column: the 5 Cs as notes have them, the concepts."""
    (compared,) = by_five_cs(source.graph, (paper.iri,)).things
    cells = compared.cells[-len(FIVE_CS) :]
    values = {
        name.lower(): list(dict.fromkeys(_text(one.text) for one in cell.said))
        for name, cell in zip(FIVE_CS, cells, strict=True)
    }
    return {**values, _CONCEPT: [f"resource:{name}" for name in _concepts(source, paper)]}


def _concepts(source: Source, paper: Reference) -> Sequence[str]:
    found = {
        " ".join(_CONTROLS.sub(" ", source.graph.items.label(concept)).split())
        for note in source.graph.subjects("foaf:primaryTopic", paper.iri)
        for concept in source.graph.all(note, "dcterms:subject")
    }
    return sorted(found, key=lambda name: (name.casefold(), name))


def _cells(columns: Sequence[str], values: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return a cell for each column: the first value of a name, then the second, and so on."""
    left = {name: iter(of) for name, of in values.items()}
    return [next(left[name], "") for name in columns]


def _text(text: str) -> str:
    """Return *text* so that it is read as words and nothing else.

    >>> _text("resource:Berlin"), _text("=1+1"), _text("a <b>"), _text("50 %")
    (' resource:Berlin', ' =1+1', ' a <b> ', '50 %')
    """
    words = " ".join(_CONTROLS.sub(" ", text).split())
    if not _MEANT.match(words):
        return words
    return f" {words} " if words.endswith(">") else f" {words}"
