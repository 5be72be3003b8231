"""A bibliography as a note: each entry a paper, with its line and every field it has."""

from __future__ import annotations

from dataclasses import replace

from kg.bibfiles import Bibliography, Entry, inherited
from kg.bibfiles.entries import IMPORTED, Place, other_keys
from kg.bibfiles.inheriting import DATA_ONLY
from kg.names import iri_part
from kg.notes.entries import record_of
from kg.notes.model import Counts, Edge, Item, Note, PaperId, People, Recorded, Value
from kg.notes.pdfs import pdf_paths
from kg.notes.record import record_edges

FIELD = "https://w3id.org/litkg/bib#"
"""What stands before the name of a field in the address of its property."""

LATEX = "https://w3id.org/litkg/latex#"
"""As `FIELD`, where the value is LaTeX that says more than its text."""

NO_KIND = ""
"""The kind of a bibliography: none, so that nobody takes it for a note that was written."""


def bibliography_note(path: str, read: Bibliography) -> Note:
    """Return what the bibliography at *path* says. Never raises on what a user wrote."""
    whole = inherited(read, path)
    told = list(whole.diagnostics)
    keys = _Keys()
    items: list[Item] = []
    edges: list[Edge] = []
    records: list[Recorded] = []
    for own, entry in zip(read.entries, whole.entries, strict=True):
        key = keys.of(own)
        record = None if entry.type in DATA_ONLY else record_of(entry)
        items.append(_item(key, own, record.id if record else None))
        if record:
            edges += (_of_this(edge, key) for edge in record_edges(record))
            files = pdf_paths(entry.get("file"))
            records.append(
                Recorded(record.id, record.citekey, record.status, files, other_keys(own))
            )
        elif entry.type not in DATA_ONLY:
            message = f"'{entry.key}' has neither title nor identifier: it is no paper"
            told.append(Place(path, entry.line).malformed(message, "give it a title"))
    return Note(
        path=path,
        kind=NO_KIND,
        classes=("biro:BibliographicCollection",),
        title=path.rpartition("/")[2],
        topic=None,
        aliases=(),
        citekey="",
        tags=(),
        items=tuple(items),
        edges=tuple(edges),
        counts=Counts(),
        body="",
        diagnostics=tuple(sorted(told)),
        records=tuple(records),
    )


def _of_this(edge: Edge, key: str) -> Edge:
    """Tell the list of authors from the others of the file."""
    match edge.value:
        case People() as people:
            return replace(edge, value=replace(people, key=key))
        case _:
            return edge


def _item(key: str, entry: Entry, paper: PaperId | None) -> Item:
    """Return an entry as an item; its fields are properties that are called as they are."""
    fields = [field for field in entry.fields if field.name != IMPORTED]
    said: list[tuple[str, Value]] = [("schema:additionalType", entry.type)]
    if entry.key:
        said.append(("dcterms:identifier", entry.key))
    if paper is not None:
        said.append(("schema:about", paper))
    if fields:
        said.append(("kg:fields", " ".join(field.name for field in fields)))
    for field in fields:
        said.append((f"<{FIELD}{iri_part(field.name)}>", field.value))
        if field.latex:
            said.append((f"<{LATEX}{iri_part(field.name)}>", field.latex))
    return Item(key, ("kg:BibliographyEntry",), tuple(said), entry.line, entry.end_line)


class _Keys:
    """Keys of items, each of which is taken once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def of(self, entry: Entry) -> str:
        key = f"entry-{iri_part(entry.key)}" if entry.key else "entry"
        number = self._taken[key] = self._taken.get(key, 0) + 1
        return key if number == 1 else f"{key}-{number}"
