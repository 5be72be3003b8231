"""The notes of a vault as files, with what the graph says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.exports.source import Source
from kg.names import file_of

_NOTES = """
SELECT DISTINCT ?note ?path ?line {
  ?note a kg:Note ; kg:sourcePath ?path OPTIONAL { ?note kg:line ?line }
}"""


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A file of the vault: its path, the addresses of the notes in it, the first one first."""

    path: str
    notes: tuple[str, ...]
    data: bytes


def note_files(source: Source) -> Iterator[NoteFile]:
    """Yield the files of all notes that are meant, in order of path; none that has gone since."""
    found: dict[str, list[tuple[int, str]]] = {}
    for row in source.graph.rows(_NOTES):
        if source.wants(row["note"]):
            place = (int(row["line"] or 1), row["note"])
            found.setdefault(file_of(row["path"]), []).append(place)
    for path, notes in sorted(found.items()):
        try:
            data = (source.root / path).read_bytes()
        except OSError:
            continue
        yield NoteFile(path, tuple(note for _, note in sorted(notes)), data)


def last_changed(source: Source, paths: list[str]) -> datetime:
    """Return when the latest of the files at *paths* was written; a day long ago without any."""
    times = [0.0]
    for path in paths:
        try:
            times.append((source.root / path).stat().st_mtime)
        except OSError:
            continue
    return datetime.fromtimestamp(max(times), UTC)
