"""The notes of a vault as files, with what the graph says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from kg.exports.source import Placed, Source


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A file of the vault: its path, the notes in it that are meant, its bytes."""

    path: str
    notes: tuple[Placed, ...]
    data: bytes


def note_files(source: Source) -> Iterator[NoteFile]:
    """Yield the files of all notes that are meant, in order of path; none that has gone since."""
    for path, notes in groupby(source.placed(), key=lambda note: note.path):
        wanted = tuple(note for note in notes if source.wants(note.iri))
        try:
            data = (source.root / path).read_bytes() if wanted else b""
        except OSError:
            continue
        if wanted:
            yield NoteFile(path, wanted, data)


def last_changed(source: Source, paths: list[str]) -> datetime:
    """Return when the latest of the files at *paths* was written; a day long ago without any."""
    times = [0.0]
    for path in paths:
        try:
            times.append((source.root / path).stat().st_mtime)
        except OSError:
            continue
    return datetime.fromtimestamp(max(times), UTC)
