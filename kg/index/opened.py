"""An index that is open for reading, made fresh on the way."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import unidata_version

from pyoxigraph import Store

from kg.config import Config
from kg.errors import WriteError
from kg.index import lock
from kg.index import store as stores
from kg.index.database import Database
from kg.index.freshness import Progress, Refreshed, Source, is_fresh
from kg.index.schema import note_types, relation_files, relations, type_folders

if TYPE_CHECKING:
    from kg.notes import NoteTypes

FOLDER = ".kg"
"""Where the index lies in its vault; it may be deleted at any time."""

PUBLISHED = "published"
"""The index without private notes: beside the other, in a folder of this name."""

_LAYOUT = "4"
"""Changes whenever the same notes are indexed in another way."""


@dataclass
class Index:
    """The index of one vault: the store as it was when it was opened, and the database."""

    root: Path
    config: Config
    folder: Path
    database: Database
    refreshed: Refreshed = field(default_factory=Refreshed)
    edition: int = 0
    """Another number after each change of the index, whoever made it."""
    _written: int = field(init=False)
    _stamp: str = ""

    def __post_init__(self) -> None:
        """Remember what has been written so far."""
        self._written = self.database.written_by_others()

    @cached_property
    def store(self) -> Store:
        """The graph."""
        with lock.shared(self.folder):
            self._stamp = self.database.meta("stamp")
            return stores.open_for_reading(self.folder / "graph" / self.database.meta("graph"))

    @property
    def stamp(self) -> str:
        """Another text for each graph that was ever written here, as it was when opened.

        Empty where the graph is older than stamps: keep nothing that was worked out from it.
        """
        _ = self.store
        return self._stamp

    @cached_property
    def types(self) -> NoteTypes:
        """The note types that this vault knows."""
        return note_types(self.root)

    @cached_property
    def link_names(self) -> Mapping[str, str]:
        """What links may call each note, folded, with the name as it is written."""
        return self.database.link_names()

    def refresh(self, *, full: bool = False, progress: Progress | None = None) -> Refreshed:
        """Read what changed; a look at the files' facts is enough where nothing did."""
        source = _source(self)
        changed = self._written != self.database.written_by_others()
        if full or not is_fresh(self.database, source):
            from kg.index.refresh import refresh  # noqa: PLC0415 - most commands read nothing

            with lock.exclusive(self.folder):
                self._forget()
                self.refreshed = done = refresh(
                    self.folder, self.database, source, full=full, progress=progress
                )
            changed |= bool(done.read or done.removed or done.failed)
        if changed:
            self._forget()
            self.edition += 1
        self._written = self.database.written_by_others()
        return self.refreshed

    def _forget(self) -> None:
        """Let go of what was read out of the index as it was."""
        for name in ("store", "link_names"):
            self.__dict__.pop(name, None)


def open_index(
    root: Path,
    config: Config,
    *,
    name: str = "",
    fresh: bool = True,
    progress: Progress | None = None,
) -> Index:
    """Open the index of the vault at *root*, building it when there is none.

    A vault has one index of all its notes, and further ones by *name*. An index that cannot
    be used is thrown away and built again. Raises `WriteError` when no index can be written.
    """
    folder = root / FOLDER / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (root / FOLDER / ".gitignore").write_text("*\n", "utf-8")
    except OSError as error:
        raise WriteError(f"cannot write the index {folder}: {error.strerror}") from error
    try:
        return _opened(root, config, folder, fresh=fresh, progress=progress)
    except (sqlite3.DatabaseError, stores.BrokenStore) as error:
        if "locked" in str(error):
            message = "another kg has been writing this index for long"
            raise WriteError(message, str(folder)) from error
        _throw_away(folder)
        return _opened(root, config, folder, fresh=True, progress=progress)


def _opened(
    root: Path, config: Config, folder: Path, *, fresh: bool, progress: Progress | None
) -> Index:
    index = Index(root, config, folder, Database(folder / "index.sqlite"))
    if fresh or not index.database.meta("graph"):
        index.refresh(progress=progress)
    _ = index.store
    return index


def _throw_away(folder: Path) -> None:
    with lock.exclusive(folder):
        for entry in folder.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.name.startswith("index.sqlite"):
                entry.unlink(missing_ok=True)


def _source(index: Index) -> Source:
    """Say how the notes are read; the fingerprint changes when that does."""
    config = index.config
    said = [_LAYOUT, unidata_version, repr(config.reading)]
    types = [p for folder in type_folders(index.root) for p in sorted(folder.glob("*.yaml"))]
    for path in [*types, *relation_files(index.root)]:
        facts = path.stat()
        said.append(f"{path.name} {facts.st_mtime_ns} {facts.st_size}")
    return Source(
        root=index.root,
        config=config,
        fingerprint=blake2b("\n".join(said).encode(), digest_size=12).hexdigest(),
        load_types=lambda: index.types,
        load_relations=lambda: relations(index.root),
    )
