"""Names of things, for completion: read when they are first wanted after a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kg.graph import Label
from kg.library import open_vault
from kg.names import fold
from kg.query.called import called
from kg.query.citekeys import CitekeyRow

_MOST = 40
"""Things that are offered at once."""


class Name(NamedTuple):
    """How a thing can be named on the command line, and what it is."""

    typed: str
    shown: str
    kind: str


class Names:
    """The names in the vault at *root*, whose addresses begin with *base*."""

    def __init__(self, root: Path, base: str) -> None:
        """Read nothing yet."""
        self._root, self._base = root, base
        self._labels: Sequence[Label] | None = None
        self._citekeys: Sequence[CitekeyRow] | None = None
        self._shared: frozenset[str] = frozenset()

    def forget(self) -> None:
        """Read the names again when they are next wanted: notes may have changed."""
        self._labels = self._citekeys = None

    def things(self, typed: str, kind: str = "") -> Iterator[Name]:
        """Yield the things that *typed* may be the beginning of a name for, best first.

        One that shares its name with another is named with its kind. Without a letter there
        are those of *kind*, if one is given. Behind `@` stands a citekey.
        """
        if typed.startswith("@"):
            yield from self._cited(typed.removeprefix("@").casefold())
            return
        labels = self._read()
        wanted = f"{kind}:{typed}" if kind and not typed.startswith(f"{kind}:") else typed
        for one in called(labels, wanted, _MOST):
            local = one.iri.removeprefix(f"{self._base}{one.kind}/")
            shared = not kind and fold(one.name) in self._shared
            yield Name(f"{one.kind}:{local}" if shared else one.name, one.name, one.kind)

    def _cited(self, typed: str) -> Iterator[Name]:
        """Yield the papers whose citekey begins with *typed*."""
        if self._citekeys is None:
            self._citekeys = open_vault(self._root, refresh=False).citekeys()
        fitting = (one for one in self._citekeys if one.key.casefold().startswith(typed))
        for one in islice(fitting, _MOST):
            yield Name(f"@{one.key}", f"@{one.key}", one.title)

    def addresses(self, kind: str, typed: str) -> Iterator[Name]:
        """Yield the things of *kind* whose address goes on with *typed* behind its prefix."""
        start = f"{self._base}{kind}/"
        seen: set[str] = set()
        for label in self._read():
            if label.kind == kind and label.address.startswith(start + typed):
                local = label.address.removeprefix(start)
                if local not in seen:
                    seen.add(local)
                    yield Name(f"{kind}:{local}", label.shown, kind)

    def _read(self) -> Sequence[Label]:
        if self._labels is None:
            labels = open_vault(self._root, refresh=False).labels()
            pairs = {(label.key, label.address) for label in labels if label.kind != "note"}
            count = Counter(key for key, _ in pairs)
            self._shared = frozenset(key for key, number in count.items() if number > 1)
            self._labels = labels
        return self._labels
