"""A vault that is kept fresh while somebody writes in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.errors import KgError, VaultGone
from kg.index import Refreshed
from kg.library.vault import Vault
from kg.vault.watching import Burst, bursts


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the vault could not be read or its site not be built, and what to try."""

    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return both, on a line each."""
        return f"{self.message}\n{self.hint}".rstrip()

    @classmethod
    def because(cls, error: Exception) -> Failed:
        """Return what is told of *error*: a mistake of the owner is no end of the watching."""
        if isinstance(error, KgError):
            return cls(str(error), error.hint)
        if isinstance(error, OSError):  # a file that went while it was read: its change comes
            return cls(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        what = f"{type(error).__name__}: {error}".rstrip(": ")
        return cls(f"this should not happen: {what}", "please report it")


@dataclass(frozen=True, slots=True)
class Fresh:
    """The vault after a burst of changes: `paths` are those that were told of.

    It is another vault than before where `kg.yaml` or its schema changed.
    """

    vault: Vault
    refreshed: Refreshed
    paths: frozenset[str]


Watched: TypeAlias = Fresh | Failed


def watch(vault: Vault, out: Path | None = None) -> Iterator[Watched]:
    """Yield *vault*, fresh, whenever something in it changed; never ends.

    What changes in the folder *out* does not count (`_site` never does). The index may have
    been brought up to date by another process. Raises `KeyboardInterrupt` when it is told to
    stop, `VaultGone`, and `KgError` where the system watches nothing more.
    """
    keeper = _Keeper(vault)
    for burst in bursts(vault.root, out or vault.root / "_site"):
        if told := keeper.told(burst):
            yield told


@dataclass(slots=True)
class _Keeper:
    """Keeps `vault` fresh.

    `must_reopen` and `must_look` are what a failure left undone; `deciding` are the facts of
    the files that decide how notes are read, `None` at first.
    """

    vault: Vault
    must_reopen: bool = False
    must_look: bool = False
    deciding: tuple[tuple[str, int, int], ...] | None = None

    def told(self, burst: Burst) -> Watched | None:
        """Bring the vault up to date after *burst*; return what came of it, if anything did."""
        self.must_reopen |= any(_decides(path) for path in burst.paths)
        self.must_look |= burst.is_all
        if burst.is_all:
            known, self.deciding = self.deciding, _deciding(self.vault.root)
            self.must_reopen |= known != self.deciding
        before = self.vault.config, self.vault.stamp
        try:
            done = self._refreshed(burst)
        except VaultGone:
            raise
        except Exception as error:  # one note that nobody foresaw must not end the watching
            self.must_look = True
            if not self.vault.root.is_dir():
                raise VaultGone(self.vault.root) from error
            return Failed.because(error)
        if not burst.paths and before == (self.vault.config, self.vault.stamp):
            return None
        return Fresh(self.vault, done, burst.paths)

    def _refreshed(self, burst: Burst) -> Refreshed:
        if self.must_reopen:
            self.vault = self.vault.reopened()
        else:
            self.vault.refresh(paths=None if self.must_look else burst.paths)
        self.must_reopen = self.must_look = False
        return self.vault.refreshed


def _decides(path: str) -> bool:
    """Tell whether what stands at *path* decides how notes are read."""
    return path in {"kg.yaml", "schema"} or path.startswith("schema/")


def _deciding(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Return the facts of all files that decide how notes are read."""
    found = []
    for path in (root / "kg.yaml", *sorted((root / "schema").rglob("*"))):
        with suppress(OSError):
            facts = path.lstat()
            found.append((str(path), facts.st_mtime_ns, facts.st_size))
    return tuple(found)
