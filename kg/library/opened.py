"""An open vault: where it is, how it is kept fresh, what a name in it means."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.config import Config, read_config
from kg.index import EVERYWHERE, Index, Progress, Refreshed, open_index
from kg.index.database import FAILED, READ
from kg.query import Thing, find_thing
from kg.query.items import Items

if TYPE_CHECKING:
    from kg.vault.settling import Settled


class Opened:
    """A vault whose index is open; what it can be asked stands in the classes below it."""

    def __init__(self, index: Index) -> None:
        """Wrap an open index."""
        self._index = index

    @property
    def root(self) -> Path:
        """The vault's folder."""
        return self._index.root

    @property
    def index_folder(self) -> Path:
        """Where the index lies: in the vault's `.kg`, or in a cache if it cannot be there."""
        return self._index.folder

    @property
    def config(self) -> Config:
        """What `kg.yaml` says."""
        return self._index.config

    @property
    def refreshed(self) -> Refreshed:
        """What the last refresh did."""
        return self._index.refreshed

    @property
    def settled(self) -> Settled | None:
        """How a rename ended that was found interrupted here, if one was."""
        return self._index.settled

    @property
    def number_of_files(self) -> int:
        """How many files of notes there are, those that could not be read among them."""
        counts = self._index.database.file_counts()
        return counts.get(READ, 0) + counts.get(FAILED, 0)

    @property
    def edition(self) -> int:
        """A number that is another one after each change of the index, whoever made it."""
        return self._index.edition

    @property
    def stamp(self) -> str:
        """A text that is another one for each graph that was ever written."""
        return self._index.stamp

    @property
    def everything(self) -> str:
        """A text that is another one for other notes, other files beside them, other settings."""
        others = [(one.name, one.base, one.config.site.url) for one in self._index.others]
        said = blake2b(f"{self.stamp} {self.config!r} {others}".encode(), digest_size=16)
        for facts in self._index.database.contents():
            said.update(repr(facts).encode())
        return said.hexdigest()

    def refresh(
        self,
        *,
        full: bool = False,
        paths: Collection[str] | None = None,
        progress: Progress | None = None,
    ) -> Refreshed:
        """Read again what changed since last time (everything with *full*).

        Who knows which files may have changed names them in *paths*, relative to the vault, with
        those that went and folders that did: then no other is looked at.
        """
        before = self.edition
        done = self._index.refresh(full=full, paths=paths, progress=progress)
        if self.edition != before:
            self._forget()
        return done

    def reopened(self) -> Self:
        """Return the vault as `kg.yaml` and its schema now say it is read, fresh.

        Raises `ConfigError`, `SchemaError` or `WriteError`.
        """
        config = read_config(self.root)
        if self.config.store.given:
            config = replace(config, store=self.config.store)
        everywhere = self._index.everywhere and bool(config.vaults)
        return self._opened(config, EVERYWHERE if everywhere else "")

    def alone(self) -> Self:
        """Return the vault by itself: what the notes of others say is not asked.

        It is this one unless it was opened with those that `kg.yaml` names.
        """
        return self._opened(self.config) if self._index.everywhere else self

    def with_others(self) -> Self | None:
        """Return the vault with what those say that `kg.yaml` names.

        `None` where it names none, and where a remote store is asked, which is asked alone.
        """
        if self._index.everywhere:
            return self
        return self._opened(self.config, EVERYWHERE) if self.config.asks_others else None

    def _opened(self, config: Config, name: str = "") -> Self:
        return type(self)(open_index(self.root, config, name=name, waiting=self._index.waiting))

    def file(self, path: str) -> Path:
        """Return the file at *path* of a row: `library:x.md` lies in the vault `library`."""
        return self._index.file(path)

    def _forget(self) -> None:
        """Let go of what was worked out of the index as it was."""
        for name in list(vars(self)):
            if isinstance(getattr(type(self), name, None), cached_property):
                delattr(self, name)

    def _find(self, thing: str) -> Thing:
        return find_thing(self._index.database, self._index.store, self.config.base, thing)

    def _places(self, thing: Thing) -> list[str]:
        """Return the addresses that a link to *thing* may have."""
        about = Items(self._index.store).subjects("foaf:primaryTopic", thing.iri)
        return [thing.iri, *about]
