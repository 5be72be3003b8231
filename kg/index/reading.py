"""One file read: its bytes' hash, its notes and the names they bring, or what is wrong with it."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.config import BATCH
from kg.diagnostics import Diagnostic, Severity
from kg.index.database import ATTACHMENT, ELSEWHERE, FAILED, READ
from kg.markdown import decode, parse_notes
from kg.notes import Note, Settings, batch_note, bibliography_note, read_notes
from kg.notes.pdfs import is_pdf
from kg.vault.concepts import PATH as CONCEPTS
from kg.vault.concepts import concept_names
from kg.vault.files import FileStat, has_no_name
from kg.vault.names import Kind, Name, file_names
from kg.vault.naming import names_of

_FRESH_NS = 2_000_000_000
"""A file this young (nanoseconds) may change again without its time or size telling."""

_ATTEMPTS = 5
_PAUSE = 0.01
"""Seconds between two attempts to read a file that is being written."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A file that was just read: its bytes' hash, and its notes or what is wrong with it."""

    stat: FileStat
    hash: bytes
    notes: tuple[Note, ...]
    problem: Diagnostic | None
    concepts: tuple[Name, ...] = ()
    theirs: tuple[Name, ...] = ()
    """The names that a file of another vault brings."""
    stated: bool = True
    """Whether the notes are stated, and not only read for their names."""

    @property
    def names(self) -> list[Name]:
        """The names that the file brings."""
        if self.theirs:
            return list(self.theirs)
        own = [name for note in self.notes for name in names_of(note)]
        own += self.concepts
        return file_names(self.stat.path) + _pdf_names(self.stat) + list(dict.fromkeys(own))

    @property
    def to_state(self) -> tuple[Note, ...]:
        """The notes of which something is stated."""
        return self.notes if self.stated else ()

    @property
    def state(self) -> str:
        """What became of the file."""
        if not self.stated and (self.notes or self.stat.is_note):
            return ELSEWHERE
        if self.notes:
            return READ
        return FAILED if self.stat.is_note else ATTACHMENT

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the file."""
        wrong = [self.problem] if self.problem else []
        return wrong + [found for note in self.notes for found in note.diagnostics]


def read_file(root: Path, stat: FileStat, settings: Settings) -> Fresh | None:
    """Read one file of the vault at *root*; `None` for one that went away meanwhile."""
    read = _reader(stat.path, settings)
    if not stat.is_note and not read and stat.path != CONCEPTS:
        return Fresh(stat, digest_of_facts(stat), (), None)
    try:
        data, stat = read_bytes(root, stat.path)
    except FileNotFoundError:
        if has_no_name(root, stat.path):
            message = "the name of the file is not UTF-8"
            return Fresh(stat, b"", (), _problem(stat.path, "unreadable", message))
        return None
    except OSError as error:
        return Fresh(stat, b"", (), _problem(stat.path, "unreadable", f"{error.strerror}"))
    digest = digest_of(data)
    if read:
        return Fresh(stat, digest, (read(stat.path, data),), None)
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"byte {error.start} is not UTF-8 ({error.reason})"
        problem = _problem(stat.path, "not-utf8", message, line, column)
        return Fresh(stat, digest, (), problem)
    if stat.path == CONCEPTS:
        names, wrong = concept_names(text)
        return Fresh(stat, digest, (), wrong, tuple(names))
    return Fresh(stat, digest, read_notes(stat.path, parse_notes(text), settings), None)


def _reader(path: str, settings: Settings) -> Callable[[str, bytes], Note] | None:
    """Return what reads a file that is no note, but is read as one."""
    if path in settings.bibliographies:
        return partial(_bibliography, settings.ignored_fields)
    return batch_note if BATCH.fullmatch(path) else None


def _bibliography(ignored: Sequence[str], path: str, data: bytes) -> Note:
    from kg.bibfiles import read_bibliography  # noqa: PLC0415 - most refreshes read none

    return bibliography_note(path, read_bibliography(path, data).without(ignored))


def _problem(path: str, rule: str, message: str, line: int = 1, column: int = 1) -> Diagnostic:
    hint = "save the file as UTF-8" if rule == "not-utf8" else "the file was skipped"
    return Diagnostic(path, line, column, line, column, rule, Severity.ERROR, message, hint)


def read_bytes(root: Path, path: str) -> tuple[bytes, FileStat]:
    """Return what stands in a file, and the facts that tell when it no longer does.

    A file that is being written is read again; one that may change without its facts telling
    is given none that are true, so that it is looked at again. Raises `OSError`.
    """
    for _ in range(_ATTEMPTS):
        with (root / path).open("rb", buffering=0) as file:
            before = _facts(path, file.fileno())
            data = file.readall()
            after = _facts(path, file.fileno())
        if before == after and len(data) == after.size:
            young = abs(time.time_ns() - after.mtime_ns) < _FRESH_NS
            return data, after._replace(mtime_ns=0) if young else after
        time.sleep(_PAUSE)
    return data, after._replace(mtime_ns=0)


def digest_of(data: bytes) -> bytes:
    """Return what stands for the bytes of a file."""
    return hashlib.blake2b(data, digest_size=16).digest()


def digest_of_facts(stat: FileStat) -> bytes:
    """Return what stands for the bytes of an attachment: nothing but for a PDF matters."""
    return digest_of(_pdf_facts(stat).encode()) if is_pdf(stat.path) else b""


def _pdf_names(stat: FileStat) -> list[Name]:
    """Return the name by which notes that quote a PDF depend on what is in it."""
    if not is_pdf(stat.path):
        return []
    return [Name(Kind.PDF, stat.path, _pdf_facts(stat), 0, stat.path)]


def _pdf_facts(stat: FileStat) -> str:
    return f"{stat.size} {stat.mtime_ns}"


def _facts(path: str, handle: int) -> FileStat:
    facts = os.fstat(handle)
    return FileStat(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)
