"""Bring an index up to date: read what changed, and what that changes in other notes."""

from __future__ import annotations

import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.graph import Stated, Term
from kg.graph.addresses import Addresses
from kg.graph.statements import state
from kg.index import store as stores
from kg.index.building import build
from kg.index.database import ATTACHMENT, ELSEWHERE, STATEMENTS, Database, KnownFile
from kg.index.freshness import Progress, Refreshed, Source, files_of, is_much, look_at_files
from kg.index.generations import GRAPHS, next_graph, point_to, succeed
from kg.index.pdfs import PdfTexts
from kg.index.reading import Fresh, digest_of, digest_of_facts, read_bytes
from kg.index.rekeyed import citekeys_of, rekeyed
from kg.index.rows import note_rows, told
from kg.vault.concepts import PATH as CONCEPTS
from kg.vault.files import FileStat
from kg.vault.names import Names

_UNREAD = (ATTACHMENT, ELSEWHERE)


@dataclass(slots=True)
class _Change:
    """The files that differ from what the index knows."""

    new: list[FileStat] = field(default_factory=list)
    differing: list[tuple[FileStat, KnownFile]] = field(default_factory=list)
    gone: list[KnownFile] = field(default_factory=list)
    touched: list[tuple[FileStat, KnownFile]] = field(default_factory=list)
    """Files that say what they said, with the facts that they have now."""

    def __len__(self) -> int:
        return len(self.new) + len(self.differing) + len(self.gone)

    def before(self) -> Iterator[KnownFile]:
        """Yield what was known of the files that say something else now, or nothing."""
        yield from self.gone
        yield from (known for _, known in self.differing)


def refresh(  # noqa: PLR0913 - an index, its source, and how much of it to look at
    folder: Path,
    database: Database,
    source: Source,
    *,
    full: bool,
    paths: Collection[str] | None,
    progress: Progress | None,
) -> Refreshed:
    """Make the index at *folder* agree with the vault; the caller is the only writer.

    *paths* are all that may have changed, if that is known: nothing else is looked at.
    """
    started = time.perf_counter()
    built = database.meta("graph")
    anew = full or database.meta("fingerprint") != source.fingerprint or not built
    if anew or paths is None:
        files = sorted(files_of(source))
        change = _compare(source, files, {} if anew else database.files())
        anew = anew or is_much(len(change), len(files))
    else:
        files = list(look_at_files(source, paths))
        change = _compare(source, files, database.files_at(paths))
    before = citekeys_of(database, None if anew else (known.id for known in change.before()))
    if anew:
        result = build(folder, database, source, files, progress)
    elif change or change.touched:
        result = _update(folder, database, source, change, progress)
    else:
        return Refreshed(seconds=time.perf_counter() - started)
    return Refreshed(
        result.read, result.removed, result.failed,
        result.full, time.perf_counter() - started, rekeyed(database, before),
    )  # fmt: skip


def _compare(source: Source, files: Sequence[FileStat], known: dict[str, KnownFile]) -> _Change:
    change = _Change()
    for stat in files:
        before = known.pop(stat.path, None)
        if before is None:
            change.new.append(stat)
        elif before.stat != stat:
            same = _with_same_bytes(source, stat, before)
            if same:
                change.touched.append((same, before))
            else:
                change.differing.append((stat, before))
    change.gone = list(known.values())
    return change


def _with_same_bytes(source: Source, stat: FileStat, before: KnownFile) -> FileStat | None:
    """Return the facts of a file that holds what it held, `None` of any other."""
    root, path = source.file(stat.path)
    if before.state == ATTACHMENT and path != CONCEPTS:
        return stat if digest_of_facts(stat) == before.hash else None
    try:
        data, now = read_bytes(root, path)
    except OSError:
        return None
    return now._replace(path=stat.path) if digest_of(data) == before.hash else None


def _update(
    folder: Path, database: Database, source: Source, change: _Change, progress: Progress | None
) -> Refreshed:
    """Replace the notes that changed, and those that use a name whose meaning changed."""
    graph = next_graph(folder)
    database.connection.execute("BEGIN IMMEDIATE")
    try:
        for stat, known in change.touched:
            database.touch(known.id, stat)
        read, gone = _changed_notes(database, source, change, progress)
        if not read and not gone:
            database.connection.execute("COMMIT")
            return Refreshed()
        before = database.names_of(old.id for old in gone)
        graphs = database.graphs(old.id for old in gone)
        after = {name for one in read for name in one.names}
        numbers = _keep_files(database, read, gone)
        changed = {(name.kind, name.key) for name in before ^ after}
        others = sorted(database.users(changed) - numbers.keys())
        files = database.files_at(others)
        again = [one for one in _read(source, [files[p].stat for p in others], None) if one]
        numbers.update((path, files[path].id) for path in others)
        old = graphs | database.graphs(files[path].id for path in others)
        stated = list(_restated(database, source, [*read, *again], numbers))
        succeed(folder / GRAPHS / database.meta("graph"), graph)
        grown = _replace(graph, old, stated)
        database.set_meta(STATEMENTS, str(int(database.meta(STATEMENTS)) + grown))
        point_to(folder, database, graph)
    except BaseException:
        database.undo()
        shutil.rmtree(graph, ignore_errors=True)
        raise
    return Refreshed(
        read=tuple(one.stat.path for one in read if one.to_state),
        removed=tuple(old.stat.path for old in change.gone if old.state not in _UNREAD),
        failed=tuple(one.stat.path for one in read if one.problem),
    )


def _replace(graph: Path, old: set[str], stated: Sequence[Stated]) -> int:
    """Replace the notes at the addresses *old* by those that were *stated*.

    Return by how many statements the merge has grown.
    """
    store = stores.open_for_writing(graph)
    grown = 0
    for address in sorted(old - {one.graph[1:-1] for one in stated} - {""}):
        grown += stores.replace(store, Term(f"<{address}>"), ())
    for one in stated:
        grown += stores.replace(store, one.graph, one.triples)
    store.flush()
    return grown


def _changed_notes(
    database: Database, source: Source, change: _Change, progress: Progress | None
) -> tuple[list[Fresh], list[KnownFile]]:
    """Return the files whose bytes changed, and what was known of them and of the gone ones."""
    before = {stat.path: known for stat, known in change.differing}
    fresh: list[Fresh] = []
    gone = list(change.gone)
    for one in _read(source, [*change.new, *(s for s, _ in change.differing)], progress):
        if one is None:
            continue
        known = before.get(one.stat.path)
        if known and known.hash == one.hash:
            database.touch(known.id, one.stat)
        else:
            fresh.append(one)
            if known:
                gone.append(known)
    return fresh, gone


def _keep_files(
    database: Database, read: Sequence[Fresh], gone: Sequence[KnownFile]
) -> dict[str, int]:
    """Forget what was, keep what is; return the numbers of the files that were read."""
    for old in gone:
        database.forget(old.id)
    numbers: dict[str, int] = {}
    for one in read:
        file = numbers[one.stat.path] = database.add_file(one.stat, one.hash, one.state)
        database.set_names(file, one.names)
    return numbers


def _restated(
    database: Database, source: Source, fresh: Sequence[Fresh], numbers: dict[str, int]
) -> Iterator[Stated]:
    """State notes again, keeping what is not the graph's in the database on the way."""
    names = Names(cache(database.names))
    addresses = Addresses(source.config.base, names)
    sources = PdfTexts(source.root, source.file)
    for one in fresh:
        number = numbers[one.stat.path]
        database.forget_notes(number)
        for note in one.to_state:
            stated = state(note, addresses, sources)
            database.add_note(number, note_rows(note, stated, names.used))
            yield stated
        database.set_diagnostics(number, told(one.diagnostics))


def _read(
    source: Source, files: Sequence[FileStat], progress: Progress | None
) -> Iterator[Fresh | None]:
    """Read files one by one; `None` for one that went away meanwhile."""
    readers = source.readers()
    for done, stat in enumerate(files, 1):
        yield readers.read(stat)
        if progress:
            progress(done, len(files))
