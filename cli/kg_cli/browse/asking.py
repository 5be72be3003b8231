"""Asking the vault from a thread of its own, so that the screen never waits for an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kg.library import Vault, open_vault

Answer = TypeVar("Answer")


class Asker:
    """A vault, and the one thread that may touch it: SQLite holds a connection to its thread.

    A question that is cancelled before its turn is never asked. With *fresh*, what changed on
    disk is looked for; else the index is taken as it is.
    """

    def __init__(
        self, root: Path, *, fresh: bool = True, store: str = "", all_vaults: bool = False
    ) -> None:
        """Name the vault's folder; it is opened with the first question."""
        self._root = root
        self._fresh = fresh
        self._store, self._all_vaults = store, all_vaults
        self._thread = ThreadPoolExecutor(1, "vault")

    async def ask(self, question: Callable[[Vault], Answer]) -> Answer:
        """Put a question to the vault. Raises what the question raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: question(self._vault))

    async def changed(self) -> bool:
        """Look for changes on disk, read them, and tell whether there were any."""
        return self._fresh and await self.ask(_reread)

    def close(self) -> None:
        """Ask nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    @cached_property
    def _vault(self) -> Vault:
        return open_vault(self._root, refresh=False, store=self._store, all_vaults=self._all_vaults)


def _reread(vault: Vault) -> bool:
    before = vault.edition
    vault.refresh()
    return vault.edition != before
