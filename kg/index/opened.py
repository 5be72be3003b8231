"""An index that is open for reading, made fresh on the way."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.config import Config
from kg.errors import WriteError
from kg.graph.readable import ReadableStore
from kg.index import lock
from kg.index import store as stores
from kg.index.database import Database
from kg.index.freshness import Progress, Refreshed, Source, changed_paths
from kg.index.generations import GRAPHS, Hold, sweep
from kg.index.lock import Waiting
from kg.index.place import FOLDER, index_folder
from kg.index.refusals import is_full, refusal
from kg.index.schema import Schema
from kg.index.sources import fingerprint, with_others
from kg.vault import journal

if TYPE_CHECKING:
    from kg.remote import RemoteStore
    from kg.vault.others import Other
    from kg.vault.settling import Settled

__all__ = ["EVERYWHERE", "FOLDER", "PUBLISHED", "Index", "open_index"]

PUBLISHED = "published"
"""The index without private notes: beside the other, in a folder of this name."""

EVERYWHERE = "vaults"
"""The index that also holds what the notes of the vaults say that `kg.yaml` names."""


@dataclass
class Index:
    """The index of one vault: graph and database as they were at one moment.

    `waiting` is told for whom a refresh has to wait.
    """

    root: Path
    config: Config
    folder: Path
    database: Database
    waiting: Waiting | None = None
    others: tuple[Other, ...] = ()
    """The vaults that `kg.yaml` names, to which links lead."""
    everywhere: bool = False
    """Whether their notes are asked as well."""
    refreshed: Refreshed = field(default_factory=Refreshed)
    edition: int = 0
    """Another number after each change of the index, whoever made it."""
    stamp: str = ""
    """Another text for each graph that was ever written here, that of the one seen now."""
    settled: Settled | None = None
    """How a change of several files ended that was found interrupted here."""
    _hold: Hold | None = None
    _moved: str = ""

    @property
    def store(self) -> ReadableStore:
        """The graph: in the remote store where one is named, else the one on disk."""
        return self.remote or self.embedded

    @cached_property
    def remote(self) -> RemoteStore | None:
        """The graph in the store that was named, if one was; nothing is asked of it yet."""
        if not self.config.store:
            return None
        from kg.remote import RemoteStore, open_target  # noqa: PLC0415 - httpx is heavy

        return RemoteStore(open_target(self.config.store, self.config.base))

    @property
    def graph_stamp(self) -> str:
        """Another text for each graph that was ever asked here, wherever it lies."""
        return self.remote.stamp if self.remote else self.stamp

    @cached_property
    def embedded(self) -> Store:
        """The graph on disk, which is made of the notes."""
        return stores.open_for_reading(self.folder / GRAPHS / self.database.meta("graph"))

    def source(self) -> Source:
        """Say how the notes are read."""
        return Source(
            root=self.root,
            config=self.config,
            fingerprint=fingerprint(self.root, self.config, self.others),
            schema=self.schema,
            others=self.others,
            everywhere=self.everywhere,
        )

    def file(self, path: str) -> Path:
        """Return the file at *path*, which names its vault where that is another one."""
        for other in self.others:
            start = f"{other.name}:"
            if path.startswith(start):
                return other.root / path.removeprefix(start)
        return self.root / path

    def vault_of(self, path: str) -> str:
        """Return the name of the other vault in which *path* lies, empty for this one."""
        return next((o.name for o in self.others if path.startswith(f"{o.name}:")), "")

    @cached_property
    def schema(self) -> Schema:
        """The note types and the words for relations that this vault knows."""
        return Schema(self.root)

    @cached_property
    def link_names(self) -> Mapping[str, str]:
        """What links may call each note, folded, with the name as it is written."""
        return self.database.link_names()

    def refresh(
        self,
        *,
        full: bool = False,
        paths: Collection[str] | None = None,
        progress: Progress | None = None,
    ) -> Refreshed:
        """Read what changed; a look at the files' facts is enough where nothing did.

        *paths* are all that may have changed, if that is known: nothing else is looked at.
        Raises `WriteError` when the index cannot be written.
        """
        while True:
            self.settle()
            moved = self._stamps()
            if moved != self._moved or self.others:  # *paths* may be some of several that moved
                paths = None
            self._refresh(moved, full, paths, progress)
            if self._stamps() == moved and not any(map(journal.state, self._roots())):
                self._moved = moved
                return self.refreshed

    def settle(self) -> None:
        """Wait for a change of several files that is under way, or end one that was interrupted.

        What the vault, or another one that is read with it, says in between is said by nobody.
        Raises `WriteError`.
        """
        for root in filter(journal.state, self._roots()):
            from kg.vault.settling import settle  # noqa: PLC0415 - it is all but never needed

            with lock.writing(index_folder(root), self.waiting):
                self.settled = settle(root) or self.settled

    def alone(self) -> AbstractContextManager[None]:
        """Be the only one who changes the vault's files together, or writes its index."""
        return lock.writing(index_folder(self.root), self.waiting)

    def _roots(self) -> list[Path]:
        """Return the folders of the vault and of those that are read with it."""
        return [self.root, *(other.root for other in self.others)]

    def _stamps(self) -> str:
        return " ".join(map(journal.stamp, self._roots()))

    def _refresh(
        self,
        moved: str,
        full: bool,  # noqa: FBT001 - passed on
        paths: Collection[str] | None,
        progress: Progress | None,
    ) -> None:
        if not self.database.is_in_place():  # deleted, or thrown away by another command
            self._begin_again()
        self.look()
        source = self.source()
        self.refreshed = Refreshed()
        if paths is None and not full:
            paths = changed_paths(self.database, source)
        if paths is None or paths or full:
            with _told(self.folder), lock.writing(self.folder, self.waiting):
                if self._stamps() != moved:
                    paths = None
                self.refreshed = self._written(source, full, paths, progress)

    def look(self) -> None:
        """See the index as it is now, and keep it so until the next look."""
        with lock.shared(self.folder):
            self.database.pin()
            stamp = self.database.meta("stamp")
            if stamp != self.stamp:
                self._forget()
                self._hold = _hold(self.folder, self.database)
                self.stamp = stamp
                self.edition += 1
        if self.__dict__.get("remote"):
            self._look_there()

    def _look_there(self) -> None:
        """See the remote store as it is now, if it was asked before."""
        before = self.remote
        self.remote = before and before.renewed()
        if self.remote is not before:
            self.edition += 1

    def _written(
        self,
        source: Source,
        full: bool,  # noqa: FBT001 - passed on
        paths: Collection[str] | None,
        progress: Progress | None,
    ) -> Refreshed:
        from kg.index.refresh import refresh  # noqa: PLC0415 - most commands read nothing

        self.database.undo()
        sweep(self.folder, self.database.meta("graph"))
        done = refresh(
            self.folder, self.database, source, full=full, paths=paths, progress=progress
        )
        self.look()
        sweep(self.folder, self.database.meta("graph"))
        return done

    def _forget(self) -> None:
        """Let go of what was read out of the index as it was."""
        for name in ("embedded", "remote", "link_names"):
            self.__dict__.pop(name, None)
        if self._hold:
            self._hold.release()
            self._hold = None

    def _begin_again(self) -> None:
        self._forget()
        self.database.close()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = _database(self.folder)


def open_index(  # noqa: PLR0913 - a vault, which of its indexes, and who is told of the work
    root: Path,
    config: Config,
    *,
    name: str = "",
    fresh: bool = True,
    full: bool = False,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
    others: tuple[Other, ...] | None = None,
) -> Index:
    """Open the index of the vault at *root*, building it when there is none.

    A vault has one index of all its notes, and further ones by *name*; *others* are the vaults
    that it names, as `kg.yaml` has them unless they are given. With *full* every note
    is read again. An index that cannot be used is thrown away and built again. Raises
    `WriteError` when no index can be written.
    """
    folder = index_folder(root, name)
    if config.vaults:
        config, others = with_others(root, config, others)

    def opened(*, fresh: bool) -> Index:
        index = Index(
            root, config, folder, _database(folder), waiting, others or (), name == EVERYWHERE
        )
        index.settle()
        index.look()
        if fresh or full or not index.stamp:
            index.refresh(full=full, progress=progress)
        _ = index.embedded
        return index

    with _told(folder):
        try:
            return opened(fresh=fresh)
        except (sqlite3.DatabaseError, stores.BrokenStore) as error:
            if refusal(error):
                raise
            _throw_away(folder, waiting)
            return opened(fresh=True)


def _database(folder: Path) -> Database:
    """Open the database; while it is made, nobody else opens it."""
    path = folder / "index.sqlite"
    with lock.shared(folder) if path.exists() else lock.exclusive(folder):
        return Database(path)


def _hold(folder: Path, database: Database) -> Hold | None:
    graph = database.meta("graph")
    try:
        return Hold(folder / GRAPHS / graph) if graph else None
    except OSError as error:
        raise stores.BrokenStore(str(error)) from error


def _throw_away(folder: Path, waiting: Waiting | None) -> None:
    with lock.writing(folder, waiting), lock.exclusive(folder):
        sweep(folder, "")
        for entry in folder.glob("index.sqlite*"):
            entry.unlink(missing_ok=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in one sentence that the index cannot be written."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        if not (reason := refusal(error)):
            raise
        if is_full(folder):
            reason = os.strerror(errno.ENOSPC)
        hint = "nothing is lost: notes and index are as they were"
        raise WriteError(f"cannot write the index {folder}: {reason}", hint) from error
