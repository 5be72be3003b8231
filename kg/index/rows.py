"""What the database keeps of a note, worked out before it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from math import isfinite
from typing import NamedTuple

from kg.diagnostics import Diagnostic
from kg.graph import Stated
from kg.index.linked import link_counts
from kg.index.text import Written, indexed
from kg.notes import Counts, Note
from kg.vault.names import Kind

_COUNTED = tuple(field.name for field in fields(Counts))


class NoteRows(NamedTuple):
    """A note as rows: plain tuples, so that they are quick to hand from process to process.

    `facts` are the columns of the table of notes behind its file; `used` the names that it
    depends on; `labels` names of things; `text` and `words` its text and what is indexed of it.
    """

    facts: tuple[int, str, str, str, str, str, str]
    used: list[tuple[int, str]]
    labels: list[tuple[str, str, str, str]]
    text: tuple[str, str, str]
    words: tuple[str, str, str, str]


def note_rows(note: Note, stated: Stated, used: Iterable[tuple[Kind, str]]) -> NoteRows:
    """Return what is kept of *note*, which was *stated* with the names *used*."""
    tags = sorted({tag.casefold() for tag in note.tags})
    counts = {name: getattr(note.counts, name) for name in _COUNTED}
    counted = json.dumps({**counts, **link_counts(stated.triples), "tag_names": tags})
    asked = _json(note.data)
    name = note.place.rpartition("/")[2].removesuffix(".md")
    written = Written(note.title, (*note.aliases, name), note.head, note.body)
    return NoteRows(
        (note.line, note.place, note.kind, note.title, stated.graph[1:-1], counted, asked),
        sorted((int(kind), key) for kind, key in used),
        [(one.key, one.address, one.kind, one.shown) for one in stated.labels],
        ("\n".join(written.names), written.head, written.body),
        indexed(written),
    )


def _json(value: object) -> str:
    """Return *value* as JSON, which has no word for the numbers that YAML calls `.nan`, `.inf`."""
    try:
        return json.dumps(value, default=str, allow_nan=False)
    except ValueError:
        return json.dumps(_with_words(value), default=str)


def _with_words(value: object) -> object:
    match value:
        case dict():
            return {key: _with_words(inner) for key, inner in value.items()}
        case list():
            return [_with_words(inner) for inner in value]
        case float() if not isfinite(value):
            return str(value)
        case _:
            return value


def told(diagnostics: Iterable[Diagnostic]) -> str:
    """Return what is wrong with a file as it is kept."""
    return json.dumps([asdict(found) for found in diagnostics])
