"""The site of a vault, built again as often as the vault changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import kg
from kg import Vault
from kg.errors import KgError
from kg_site.build import Built, build_site
from kg_site.serving.watching import bursts


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the site could not be built, and what to try."""

    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return both, on a line each."""
        return f"{self.message}\n{self.hint}".rstrip()


Outcome: TypeAlias = Built | Failed


@dataclass(slots=True)
class Workshop:
    """Builds the site of `vault` into `out`; the vault stays open between builds.

    `must_reopen`: what decides how notes are read has changed since it was opened.
    """

    vault: Vault
    out: Path
    base_url: str = ""
    must_reopen: bool = False

    def build(self, changed: frozenset[str]) -> Outcome:
        """Read what changed in the vault and build; a mistake of the owner is a value."""
        self.must_reopen |= any(_decides(path) for path in changed)
        try:
            if self.must_reopen:
                self.vault = kg.open(self.vault.root)
                self.must_reopen = False
            else:
                self.vault.refresh()
            return build_site(self.vault, self.out, base_url=self.base_url)
        except KgError as error:
            return Failed(str(error), error.hint)
        except OSError as error:  # a file that went while it was read: its change is on its way
            return Failed(f"{error.filename}: {error.strerror}" if error.filename else str(error))
        except Exception as error:  # noqa: BLE001 - one note that nobody foresaw must not end the watching
            what = f"{type(error).__name__}: {error}".rstrip(": ")
            return Failed(f"this should not happen: {what}", "`kg site --debug` shows where")


def rebuilds(vault: Vault, out: Path, *, base_url: str = "") -> Iterator[Outcome]:
    """Yield what each build came to, one after each burst of changes; never ends.

    The site was built before. Raises `KeyboardInterrupt` when it is told to stop.
    """
    workshop = Workshop(vault, out, base_url)
    seen = vault.edition
    for changed in bursts(vault.root, out):
        if not changed:
            vault.refresh()
            if vault.edition == seen:
                continue
        yield workshop.build(changed)


def _decides(path: str) -> bool:
    return path == "kg.yaml" or path.startswith("schema/")
