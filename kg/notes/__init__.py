"""From a Markdown document to a note: what it says, about what, where."""

from kg.notes.model import (
    Artifact,
    Concept,
    Counts,
    Edge,
    Item,
    Note,
    PaperId,
    Part,
    People,
    Person,
    Project,
    Ref,
    Self,
    Target,
    Term,
    Uri,
    Value,
    Year,
)
from kg.notes.read import Settings, read_note
from kg.notes.readers import KEY_READERS, READERS
from kg.notes.typefiles import read_note_types
from kg.notes.types import NoteType, NoteTypes, SectionType

__all__ = [
    "KEY_READERS",
    "READERS",
    "Artifact",
    "Concept",
    "Counts",
    "Edge",
    "Item",
    "Note",
    "NoteType",
    "NoteTypes",
    "PaperId",
    "Part",
    "People",
    "Person",
    "Project",
    "Ref",
    "SectionType",
    "Self",
    "Settings",
    "Target",
    "Term",
    "Uri",
    "Value",
    "Year",
    "read_note",
    "read_note_types",
]
