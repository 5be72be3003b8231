"""Build an index from nothing: every file is read, then stated, in several processes if many."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.index import store as stores
from kg.index.collecting import seldom_collecting
from kg.index.database import STATEMENTS, Database
from kg.index.freshness import Progress, Refreshed, Source
from kg.index.generations import next_graph, point_to
from kg.index.shares import Batch, FileRows, Named, OwnShare, Packed, Part, Share, packed
from kg.index.workers import MOST, WorkerLost, hired, processors
from kg.vault.files import FileStat
from kg.vault.names import Kind

_BATCH = 50
"""Files that are handed over at once."""

_FEW = 400
"""So many files are read sooner than another interpreter has started."""


def build(  # noqa: PLR0913 - an index, its source, and how the work is shared
    folder: Path,
    database: Database,
    source: Source,
    files: Sequence[FileStat],
    progress: Progress | None,
    *,
    workers: int | None = None,
) -> Refreshed:
    """Read everything into a new graph and let the database point to it when it is whole.

    *workers* are the processes to share the work between (`None`: as many as are worth it,
    0: do it here).
    """
    if workers is None:
        workers = min(processors(), MOST) if len(files) > _FEW else 0
    known = packed(vault_names(source))
    batches = [files[at : at + _BATCH] for at in range(0, len(files), _BATCH)]
    _ = source.schema.types, source.schema.relations  # what is wrong with them is said here
    if workers > 1:
        shares = [batches[number::workers] for number in range(workers)]
        try:
            crew = hired(source, [s for s in shares if s])
            with crew as staff, seldom_collecting():
                return _built(folder, database, source, _Work(staff, batches, progress, known))
        except WorkerLost:
            pass  # killed, or no room for it: then it is done here
    own = OwnShare(source, batches)
    with seldom_collecting():
        return _built(folder, database, source, _Work([own], batches, progress, known))


class _Work:
    """Batches that shares take in turns."""

    def __init__(
        self,
        shares: Sequence[Share],
        batches: Sequence[Batch],
        progress: Progress | None,
        known: Packed,
    ) -> None:
        self._known = known
        self._turns = [shares[number % len(shares)] for number in range(len(batches))]
        self._shares, self._batches, self._progress = shares, batches, progress

    def parts(self) -> Iterator[Part]:
        """Let every batch be read, then yield each as it is stated, in order."""
        names = [self._known]
        done, total = 0, sum(map(len, self._batches))
        for share, batch in zip(self._turns, self._batches, strict=True):
            names.append(share.names())
            done += len(batch)
            if self._progress:
                self._progress(done, total)
        for share in self._shares:
            share.know(names)
        for share in self._turns:
            yield share.part()


def _built(folder: Path, database: Database, source: Source, work: _Work) -> Refreshed:
    graph = next_graph(folder)
    read: list[str] = []
    failed: list[str] = []
    parts = work.parts()
    database.connection.execute("BEGIN IMMEDIATE")
    try:
        database.clear()
        database.set_vaults(vault_names(source))
        kept = _kept(database, parts, read, failed)
        statements = stores.build(graph, kept)
        database.set_meta(STATEMENTS, str(statements))
        database.set_meta("fingerprint", source.fingerprint)
        point_to(folder, database, graph)
    except BaseException:
        database.undo()
        shutil.rmtree(graph, ignore_errors=True)
        raise
    return Refreshed(read=tuple(read), failed=tuple(failed), full=True)


def _kept(
    database: Database, parts: Iterator[Part], read: list[str], failed: list[str]
) -> Iterator[stores.Lines]:
    """Keep in the database what is not the graph's, on the way to the store."""
    for part in parts:
        for file in part.files:
            keep_file(database, file)
            if file.notes:
                read.append(file.stat[0])
            elif file.told != "[]":
                failed.append(file.stat[0])
        yield part.lines


def vault_names(source: Source) -> Named:
    """Return the names that say which other vaults there are: none where there are none."""
    if not source.others:
        return []
    from kg.vault.others import vaults_among  # noqa: PLC0415 - few vaults name others

    known = vaults_among(source.config, source.others)
    return [(int(Kind.VAULTS), "", known.as_text(), 0, "")]


def keep_file(database: Database, file: FileRows) -> int:
    """Keep a file of which nothing is known yet; return its number."""
    number = database.add_file(FileStat(*file.stat), file.hash, file.state)
    database.set_names(number, file.names)
    for note in file.notes:
        database.add_note(number, note)
    if file.told != "[]":
        database.set_diagnostics(number, file.told)
    return number
