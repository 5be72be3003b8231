"""Where to begin: what a few letters may mean, what was written last, where much leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.library.connecting import Connecting
from kg.query.called import Called, called
from kg.query.hubs import hubs
from kg.query.latest import latest

if TYPE_CHECKING:
    from kg.graph import Label
    from kg.graph.readable import ReadableStore


class Orienting(Connecting):
    """The questions of somebody who does not know yet what to ask."""

    def called(self, typed: str, *, limit: int = 50) -> tuple[Called, ...]:
        """Return the things that *typed* may be the beginning of a name for, best first.

        A note about something is that something.
        """
        found = called(self._all_labels(), typed, limit)
        known = {self.topic(one.iri) for one in found if one.kind != "note"}
        kept = (one for one in found if one.kind != "note" or self.topic(one.iri) not in known)
        return tuple(kept)

    def topic(self, address: str) -> str:
        """Return what the note at *address* is about; *address* where that is no such note."""
        return self._network().thing(address)

    def latest(self, *, limit: int = 20) -> tuple[str, ...]:
        """Return the addresses of the notes whose files changed last, the newest first."""
        return latest(self._index.database, limit)

    def hubs(self, *, limit: int = 20) -> tuple[tuple[str, int], ...]:
        """Return the things to which most links lead, each with their number, most first."""
        return hubs(self._index.store, self.config.base, limit)

    def _all_labels(self) -> list[Label]:
        """Return every name of every thing, as of the last refresh."""
        store = self._index.store
        if self._known_labels is None or self._known_labels[0] is not store:
            self._known_labels = (store, self._index.database.all_labels())
        return self._known_labels[1]

    _known_labels: tuple[ReadableStore, list[Label]] | None = None
