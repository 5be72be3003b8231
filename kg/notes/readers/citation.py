"""The citation of a paper: one line, or labelled parts of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import identifiers
from kg.markdown import Block, Heading, Quote, Text, plain
from kg.names import fold
from kg.notes.citations import parse_citation
from kg.notes.labels import Entry, entries
from kg.notes.people import people
from kg.notes.reading import Context, Lines, PaperField, Reading
from kg.notes.sections import Section

_PARTS = {
    "author": "authors", "authors": "authors", "year": "year", "published": "year",
    "title": "title", "venue": "venue", "journal": "venue", "conference": "venue",
    "arxiv": "arxiv", "doi": "doi", "isbn": "isbn", "url": "url", "link": "url",
    "citekey": "citekey", "citation key": "citekey",
}  # fmt: skip
"""Labels under which a part of a citation stands by itself."""


def citation(section: Section, context: Context) -> Iterator[Reading]:
    """Read the citation in a section; what is neither citation nor labelled part stays."""
    del context  # it is made of what is read here
    yield Lines(section.line, section.line)
    if section.rest:
        yield from _entry(section.title, section.rest, section.line, section.rest.end_line)
    found_citation = section.rest is not None
    for part in _parts(section.blocks):
        if not isinstance(part, Entry):
            yield from _unlabelled(part)
        elif fold(part.label) in _PARTS or fold(part.label) in ("citation", "reference"):
            yield from _entry(part.label, part.text, part.line, part.end_line)
            found_citation = True
        elif not found_citation:
            yield from _entry("", part.whole, part.line, part.end_line)
            found_citation = True


def _parts(blocks: Sequence[Block]) -> Iterator[Entry | Block]:
    """Yield the entries of *blocks*, those in quotes too."""
    for part in entries(blocks):
        if isinstance(part, Quote):
            yield from _parts(part.blocks)
        else:
            yield part


def _unlabelled(block: Block) -> Iterator[Reading]:
    if isinstance(block, Heading):
        yield Lines(block.line, block.end_line)


def _entry(label: str, text: Text, line: int, end_line: int) -> Iterator[Reading]:
    field = _PARTS.get(fold(label))
    value = plain(text.raw)
    yield Lines(line, end_line)
    if field is None:
        yield PaperField("citation", parse_citation(text.raw), line)
    elif value:
        yield PaperField(field, part_value(field, value, text.raw), line)


def part_value(field: str, value: str, raw: str = "") -> object:
    """Return the value of one field of a paper's record; `None` where it says nothing."""
    match field:
        case "authors":
            return people(value)
        case "year":
            return identifiers.year(value) or None
        case "arxiv":
            return identifiers.arxiv_id(value) or None
        case "doi":
            return identifiers.doi(value) or None
        case "isbn":
            return identifiers.isbn(value) or None
        case "url":
            links = identifiers.urls(raw or value)
            return links[0] if links else None
        case "citekey":
            return identifiers.citekey(value) or None
        case _:
            return value
