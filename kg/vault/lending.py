"""What another vault knows of its papers, so that a note that cites one may say it.

Only the record: authors, year, place of publication, and the entry of a bibliography. What
somebody thinks of a paper stays where it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from kg.names import iri_part
from kg.notes import Edge, Item, Note, PaperId, People, Person, Uri, Value
from kg.notes.bibliography import FIELD, LATEX
from kg.vault.names import Kind, Name
from kg.vault.naming import RECORDED, keyed_paper, paper_keys, written_paper
from kg.vault.privacy import LOCAL_FIELDS

_ENTRY = ("kg:BibliographyEntry",)
_LENT = ("kg:venue", "kg:citekey", "schema:url", "bibo:authorList")


@dataclass(frozen=True, slots=True)
class Loan:
    """The record of one paper: statements about it, and its entry in a bibliography, if any."""

    paper: PaperId
    statements: tuple[tuple[str, Value], ...]
    entry: tuple[tuple[str, str], ...] = ()


def lent(note: Note) -> Iterator[Name]:
    """Yield what *note* has to lend of each paper that it describes."""
    topic = (note.topic,) if isinstance(note.topic, PaperId) else ()
    entries = {value: item for item in note.items for value in _about(item)}
    for paper in (*topic, *(record.paper for record in note.records)):
        said = [_plain(e) for e in note.edges if e.subject == paper and e.property in _LENT]
        entry = _entry(entries[paper]) if paper in entries else []
        if not said and not entry:
            continue
        value = json.dumps([f"\npaper\n{written_paper(paper)}", said, entry])
        for key in paper_keys(paper):
            yield Name(Kind.RECORD, key, value, 0 if topic else RECORDED, note.place)


def loan(name: Name) -> Loan:
    """Read what `lent` wrote."""
    paper, said, entry = json.loads(name.value)
    statements = tuple((curie, _value(curie, value)) for curie, value in said)
    return Loan(keyed_paper(paper)[1], statements, tuple((curie, text) for curie, text in entry))


def _about(item: Item) -> Iterator[PaperId]:
    if item.classes == _ENTRY:
        yield from (v for n, v in item.statements if n == "schema:about" and isinstance(v, PaperId))


def _entry(item: Item) -> list[tuple[str, str]]:
    """Return an entry without the fields that say where somebody keeps a file."""
    said = [(name, str(value)) for name, value in item.statements if name != "schema:about"]
    names = dict(said).get("kg:fields", "").split()
    fields = [n for n in names if not any(fnmatchcase(n, local) for local in LOCAL_FIELDS)]
    local = {f"<{space}{iri_part(n)}>" for space in (FIELD, LATEX) for n in {*names} - {*fields}}
    shown = (("kg:fields", " ".join(fields)) if n == "kg:fields" else (n, v) for n, v in said)
    return [(name, text) for name, text in shown if name not in local]


def _plain(edge: Edge) -> tuple[str, Any]:
    match edge.value:
        case People(people=people):
            return edge.property, [[person.family, person.given] for person in people]
        case Uri(value=address):
            return edge.property, address
        case value:
            return edge.property, str(value)


def _value(curie: str, value: Any) -> Value:  # noqa: ANN401 - what JSON holds
    if curie == "bibo:authorList":
        return People(tuple(Person(family, given) for family, given in value))
    return Uri(value) if curie == "schema:url" else str(value)
