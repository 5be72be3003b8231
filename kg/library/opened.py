"""An open vault: where it is, how it is kept fresh, what a name in it means."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from kg.config import Config
from kg.index import Index, Progress, Refreshed
from kg.query import Thing, find_thing
from kg.query.items import Items


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
    def edition(self) -> int:
        """A number that is another one after each change of the index, whoever made it."""
        return self._index.edition

    def refresh(self, *, full: bool = False, progress: Progress | None = None) -> Refreshed:
        """Read again what changed since last time (everything with *full*)."""
        before = self.edition
        done = self._index.refresh(full=full, progress=progress)
        if self.edition != before:
            self._forget()
        return done

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
