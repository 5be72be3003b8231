"""The cells of an answer: what has a page leads there, a path and a line to that place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from kg.query.rows import Node, Table
from kg_site.addresses import href
from kg_site.datatables import Cell, DataTable, Piece
from kg_site.graphs.leading import leads_to
from kg_site.knowledge import note_of
from kg_site.shelf import Shelf, shortened
from kg_site.views import Ref

PATH, LINE = "path", "line"
"""Variables that together say where something stands."""

LONGEST = 600
"""Characters of a value that a cell shows."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])")

Row = tuple[Node | None, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Turns answers into tables; `notes` are addresses by path, `names` pages by unique name."""

    shelf: Shelf
    notes: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def of(cls, shelf: Shelf) -> Answers:
        """Know what the notes are called, and the things that have a page."""
        notes = {note.path: iri for iri, note in shelf.knowledge.notes.items()}
        return cls(shelf, notes, _unique(shelf))

    def table(self, table: Table, most: int, caption: str) -> DataTable:
        """Return the first *most* rows; path and line stand in one column."""
        variables = table.variables
        placed = PATH in variables
        shown = [at for at, name in enumerate(variables) if not (placed and name in {PATH, LINE})]
        headings = [_heading(variables[at]) for at in shown] + ["Place"] * placed
        rows = tuple(self._row(variables, row, shown, placed) for row in table.rows[:most])
        return DataTable(tuple(headings), rows, caption)

    def _row(
        self,
        variables: tuple[str, ...],
        row: Row,
        shown: list[int],
        placed: bool,  # noqa: FBT001
    ) -> tuple[Cell, ...]:
        cells = [self._cell(row[at]) for at in shown]
        if placed:
            values = {name: node.value for name, node in zip(variables, row, strict=True) if node}
            cells.append(self._place(values.get(PATH, ""), values.get(LINE, "")))
        return tuple(cells)

    def _place(self, path: str, line: str) -> Cell:
        number = int(line) if line.isdigit() else 0
        note = self.notes.get(path, "")
        place = self.shelf.spot(note, path, number) if note else Ref(path)
        return Cell((Piece(Markup(), place=place),), sort=f"{path}:{number:07}")

    def _cell(self, node: Node | None) -> Cell:
        if node is None or not node.value:
            return Cell()
        if node.kind == "uri":
            return Cell((self._thing(node.value),))
        if _NUMBER.match(node.value):
            return Cell((Piece(escape(node.value)),), is_number=True)
        page = self.names.get(node.value, "")
        text = self.shelf.said(shortened(node.value, LONGEST))
        return Cell((Piece(text, href(page) if page else ""),))

    def _thing(self, iri: str) -> Piece:
        shelf = self.shelf
        if iri in shelf.things:
            label = shelf.things[iri].label
            return Piece(shelf.said(shortened(label, LONGEST)), leads_to(shelf, shelf.things[iri]))
        page = shelf.addresses.page(iri)
        if page and "#" in iri:
            place = shelf.place(iri, shelf.knowledge.lines.get(iri, 0))
            return Piece(escape(shelf.name(note_of(iri))), place.href)
        if page:
            return Piece(escape(shelf.name(iri)), href(page))
        name = iri.rstrip("/").rpartition("#")[2].rpartition("/")[2]
        return Piece(escape(_CAPITALS.sub(" ", name).lower() if "#" in iri else iri))


def _heading(variable: str) -> str:
    words = _CAPITALS.sub(" ", variable.replace("_", " ")).lower()
    return words[:1].upper() + words[1:]


def _unique(shelf: Shelf) -> dict[str, str]:
    """Return the page of each name that one thing has alone; a thing goes before its note."""
    return {**_alone(shelf, _notes(shelf)), **_alone(shelf, _things(shelf))}


def _alone(shelf: Shelf, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, iri in named:
        found.setdefault(name, set()).add(shelf.addresses.page(iri))
    return {name: next(iter(pages)) for name, pages in found.items() if len(pages) == 1}


def _notes(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for iri, note in shelf.knowledge.notes.items():
        yield from ((name, iri) for name in {note.title, note.name} if name)


def _things(shelf: Shelf) -> Iterator[tuple[str, str]]:
    known = shelf.knowledge
    yield from ((paper.title, iri) for iri, paper in known.papers.items())
    yield from ((concept.label, iri) for iri, concept in known.concepts.items())
    yield from ((artifact.label, iri) for iri, artifact in known.artifacts.items())
    yield from ((name, iri) for iri, name in known.persons.items())
    yield from ((claim.text, iri) for iri, claim in known.claims.items())
