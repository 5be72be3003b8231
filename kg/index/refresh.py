"""Bring an index up to date: read what changed, and what that changes in other notes."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.diagnostics import Diagnostic, Severity
from kg.graph import Stated, Term
from kg.graph.addresses import Addresses
from kg.graph.statements import state
from kg.index import store as stores
from kg.index.database import ATTACHMENT, FAILED, READ, Database, KnownFile
from kg.index.freshness import Progress, Refreshed, Source
from kg.markdown import decode, parse_notes
from kg.notes import Note, Settings, read_notes
from kg.vault.concepts import PATH as CONCEPTS
from kg.vault.concepts import concept_names
from kg.vault.files import FileStat, walk_files
from kg.vault.names import Name, Names, file_names
from kg.vault.naming import names_of

_REBUILD_SHARE = 5
"""When more than one in this many notes changed, building anew is quicker."""

_FRESH_NS = 2_000_000_000
"""A file this young (nanoseconds) may change again without its time or size telling."""


@dataclass(slots=True)
class _Change:
    """The files that differ from what the index knows."""

    new: list[FileStat] = field(default_factory=list)
    differing: list[tuple[FileStat, KnownFile]] = field(default_factory=list)
    gone: list[KnownFile] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.differing or self.gone)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A file that was just read: its bytes' hash, and its notes or what is wrong with it."""

    stat: FileStat
    hash: bytes
    notes: tuple[Note, ...]
    problem: Diagnostic | None
    concepts: tuple[Name, ...] = ()

    @property
    def names(self) -> list[Name]:
        own = [name for note in self.notes for name in names_of(note)]
        own += self.concepts
        return file_names(self.stat.path) + list(dict.fromkeys(own))

    @property
    def state(self) -> str:
        if not self.stat.is_note:
            return ATTACHMENT
        return READ if self.notes else FAILED


def refresh(
    folder: Path, database: Database, source: Source, *, full: bool, progress: Progress | None
) -> Refreshed:
    """Make the index at *folder* agree with the vault; the caller holds the lock alone."""
    started = time.perf_counter()
    files = list(walk_files(source.root, source.config))
    built = database.meta("graph")
    stale = database.meta("fingerprint") != source.fingerprint or not built
    change = _compare(files, {} if full or stale else database.files())
    many = len(change.new) + len(change.differing) + len(change.gone)
    if full or stale or many * _REBUILD_SHARE > max(len(files), 50):
        result = _build(folder, database, source, files, progress)
    elif change:
        result = _update(folder / "graph" / built, database, source, change, progress)
    else:
        result = Refreshed()
    return Refreshed(
        result.read, result.removed, result.failed,
        result.full, time.perf_counter() - started,
    )  # fmt: skip


def _compare(files: Sequence[FileStat], known: dict[str, KnownFile]) -> _Change:
    change = _Change()
    for stat in files:
        before = known.pop(stat.path, None)
        if before is None:
            change.new.append(stat)
        elif before.stat != stat:
            change.differing.append((stat, before))
    change.gone = list(known.values())
    return change


def _build(
    folder: Path,
    database: Database,
    source: Source,
    files: Sequence[FileStat],
    progress: Progress | None,
) -> Refreshed:
    """Read everything into a new graph and let the database point to it when it is whole."""
    generation = str(int(database.meta("generation") or "0") + 1)
    fresh = [one for one in _read(source, files, progress) if one]
    names = Names.of(name for one in fresh for name in one.names)
    database.connection.execute("BEGIN IMMEDIATE")
    try:
        database.clear()
        stores.build(folder / "graph" / generation, _stated(database, source, fresh, names))
        database.set_meta("fingerprint", source.fingerprint)
        database.set_meta("generation", generation)
        database.set_meta("graph", generation)
        database.stamp()
        database.connection.execute("COMMIT")
    except BaseException:
        database.connection.execute("ROLLBACK")
        shutil.rmtree(folder / "graph" / generation, ignore_errors=True)
        raise
    for other in (folder / "graph").iterdir():
        if other.name != generation:
            shutil.rmtree(other, ignore_errors=True)
    return Refreshed(
        read=tuple(f.stat.path for f in fresh if f.notes),
        failed=tuple(f.stat.path for f in fresh if f.problem),
        full=True,
    )


def _stated(
    database: Database, source: Source, fresh: Sequence[_Fresh], names: Names
) -> Iterator[Stated]:
    """State each note, keeping what is not the graph's in the database on the way."""
    addresses = Addresses(source.config.base, names)
    for one in fresh:
        file = database.add_file(_settled(one.stat), one.hash, one.state)
        database.set_names(file, one.names)
        if one.problem:
            database.set_diagnostics(file, [one.problem])
        yield from _kept(database, file, one, addresses)


def _update(
    graph: Path, database: Database, source: Source, change: _Change, progress: Progress | None
) -> Refreshed:
    """Replace the notes that changed, and those that use a name whose meaning changed."""
    database.connection.execute("BEGIN IMMEDIATE")
    try:
        read, gone = _changed_notes(database, source, change, progress)
        if not read and not gone:
            database.connection.execute("COMMIT")
            return Refreshed()
        before = database.names_of(known.id for known in gone)
        graphs = database.graphs(known.id for known in gone)
        after = {name for one in read for name in one.names}
        numbers = _keep_files(database, read, gone)
        changed = {(name.kind, name.key) for name in before ^ after}
        others = sorted(database.users(changed) - numbers.keys())
        known = database.files()
        again = [one for one in _read(source, [known[p].stat for p in others], None) if one]
        numbers.update((path, known[path].id) for path in others)
        old = graphs | database.graphs(known[path].id for path in others)
        stated = list(_restated(database, source, [*read, *again], numbers))
        store = stores.open_for_writing(graph)
        for address in sorted(old - {one.graph[1:-1] for one in stated} - {""}):
            stores.replace(store, Term(f"<{address}>"), ())
        for one in stated:
            stores.replace(store, one.graph, one.triples)
        store.flush()
        del store
        database.stamp()
        database.connection.execute("COMMIT")
    except BaseException:
        database.connection.execute("ROLLBACK")
        raise
    return Refreshed(
        read=tuple(one.stat.path for one in read if one.notes),
        removed=tuple(old.stat.path for old in change.gone if old.state != ATTACHMENT),
        failed=tuple(one.stat.path for one in read if one.problem),
    )


def _changed_notes(
    database: Database, source: Source, change: _Change, progress: Progress | None
) -> tuple[list[_Fresh], list[KnownFile]]:
    """Return the files whose bytes changed, and what was known of them and of the gone ones."""
    before = {stat.path: known for stat, known in change.differing}
    fresh: list[_Fresh] = []
    gone = list(change.gone)
    for one in _read(source, [*change.new, *(s for s, _ in change.differing)], progress):
        if one is None:
            continue
        known = before.get(one.stat.path)
        if known and known.hash == one.hash:
            database.touch(known.id, _settled(one.stat))
        else:
            fresh.append(one)
            if known:
                gone.append(known)
    return fresh, gone


def _keep_files(
    database: Database, read: Sequence[_Fresh], gone: Sequence[KnownFile]
) -> dict[str, int]:
    """Forget what was, keep what is; return the numbers of the files that were read."""
    for old in gone:
        database.forget(old.id)
    numbers: dict[str, int] = {}
    for one in read:
        file = numbers[one.stat.path] = database.add_file(_settled(one.stat), one.hash, one.state)
        database.set_names(file, one.names)
        if one.problem:
            database.set_diagnostics(file, [one.problem])
    return numbers


def _restated(
    database: Database, source: Source, fresh: Sequence[_Fresh], numbers: dict[str, int]
) -> Iterator[Stated]:
    """State notes again, keeping what is not the graph's in the database on the way."""
    names = Names(cache(database.names))
    addresses = Addresses(source.config.base, names)
    for one in fresh:
        database.forget_notes(numbers[one.stat.path])
        yield from _kept(database, numbers[one.stat.path], one, addresses)


def _kept(database: Database, file: int, one: _Fresh, addresses: Addresses) -> Iterator[Stated]:
    """State the notes of one file, and keep what is not the graph's."""
    for note in one.notes:
        stated = state(note, addresses)
        database.add_note(file, note, stated, addresses.names.used)
        yield stated
    if one.notes:
        problems = [found for note in one.notes for found in note.diagnostics]
        database.set_diagnostics(file, problems)


def _read(
    source: Source, files: Sequence[FileStat], progress: Progress | None
) -> Iterator[_Fresh | None]:
    """Read files one by one; `None` for one that went away meanwhile."""
    config = source.config
    settings = Settings(source.load_types(), config.types, config.project, source.load_relations())
    for done, stat in enumerate(files, 1):
        yield _read_file(source, stat, settings)
        if progress:
            progress(done, len(files))


def _read_file(source: Source, stat: FileStat, settings: Settings) -> _Fresh | None:
    if not stat.is_note and stat.path != CONCEPTS:
        return _Fresh(stat, b"", (), None)
    try:
        data = (source.root / stat.path).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        return _Fresh(stat, b"", (), _problem(stat.path, "unreadable", f"{error.strerror}"))
    digest = hashlib.blake2b(data, digest_size=16).digest()
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"byte {error.start} is not UTF-8 ({error.reason})"
        problem = _problem(stat.path, "not-utf8", message, line, column)
        return _Fresh(stat, digest, (), problem)
    if stat.path == CONCEPTS:
        names, wrong = concept_names(text)
        return _Fresh(stat, digest, (), wrong, tuple(names))
    return _Fresh(stat, digest, read_notes(stat.path, parse_notes(text), settings), None)


def _problem(path: str, rule: str, message: str, line: int = 1, column: int = 1) -> Diagnostic:
    hint = "save the file as UTF-8" if rule == "not-utf8" else "the file was skipped"
    return Diagnostic(path, line, column, line, column, rule, Severity.ERROR, message, hint)


def _settled(stat: FileStat) -> FileStat:
    """Forget the time of a file that has just been written, so that it is looked at again."""
    if time.time_ns() - stat.mtime_ns < _FRESH_NS:
        return stat._replace(mtime_ns=0)
    return stat
