"""The notes of one file, each with a name of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.markdown import Document
from kg.names import slug
from kg.notes.model import Note
from kg.notes.read import Settings, read_note


def read_notes(path: str, documents: Sequence[Document], settings: Settings) -> tuple[Note, ...]:
    """Return the notes in the *documents* of one file. Never raises on what a user wrote.

    The first one goes by the file's name; a later one by its `id`, else by its title under
    the file's name.
    """
    return tuple(_named(read_note(path, document, settings) for document in documents))


def _named(notes: Iterator[Note]) -> Iterator[Note]:
    yield next(notes)
    taken: dict[str, int] = {}
    for note in notes:
        stem = note.path.rpartition("/")[2].removesuffix(".md")
        own = note.id.replace("/", "-").strip(". ")
        name = own or f"{stem}/{slug(note.title)}"
        part, key = name, name.casefold()
        while part.casefold() in taken:
            taken[key] = taken[key] + 1
            part = f"{name}-{taken[key]}"
        taken[part.casefold()] = 1
        yield replace(note, part=part)
