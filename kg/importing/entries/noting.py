"""Entries of bibliographies as the front matter of literature notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.bibfiles import Entry
from kg.importing.entries.importing import records_of
from kg.importing.entries.sources import Source
from kg.importing.matter import Value
from kg.notes.record import Record


def values_of(source: Source, keys: Mapping[int, str]) -> Iterator[tuple[Entry, dict[str, Value]]]:
    """Yield each entry that is about a paper, with what a note on it begins with.

    *keys* are the citekeys that the entries have in the vault, by their lines. A paper that
    several entries are about comes once.
    """
    seen: set[str] = set()
    for entry, record in records_of(source):
        paper = record.id
        same = paper.arxiv or paper.doi or paper.isbn or paper.title.casefold()
        if same not in seen:
            seen.add(same)
            yield entry, front_matter_of(record, keys.get(entry.line, record.citekey))


def front_matter_of(record: Record, citekey: str) -> dict[str, Value]:
    """Return what a note on a paper begins with; empty values are left out."""
    paper = record.id
    values: dict[str, Value] = {
        "title": _unlinked(record.title),
        "authors": [
            _unlinked(f"{one.family}, {one.given}" if one.given else one.family)
            for one in record.authors
        ],
        "year": record.year,
        "venue": _unlinked(record.venue),
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "isbn": paper.isbn,
        "url": "" if paper.arxiv or paper.doi else record.url,
        "citekey": citekey,
    }
    return {name: value for name, value in values.items() if value}


def _unlinked(text: str) -> str:
    """Return a text of somebody else that is no link in front matter."""
    return text.replace("[[", "[ [")
