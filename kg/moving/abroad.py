"""What other vaults call something: that is edited from there."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import MoveError
from kg.index import Index
from kg.names import file_of

_THERE = "call it otherwise there: `kg --vault FOLDER …` with the folder of '{vault}'"


def check_ours(index: Index, paths: Iterable[str]) -> None:
    """Raise `MoveError` where one of *paths* lies in another vault: it is not written."""
    for path in paths:
        if vault := index.vault_of(path):
            hint = _THERE.format(vault=vault)
            raise MoveError(file_of(path), 1, "this lies in another vault", hint)
