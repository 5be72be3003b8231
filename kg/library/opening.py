"""Opening a vault, beginning one, and the pages that explain rules and note types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config, read_config
from kg.errors import StoreError, UnknownName, VaultNotFound
from kg.index import EVERYWHERE, Progress, Waiting, open_index
from kg.index.schema import Schema
from kg.library.vault import Vault
from kg.resources import SCHEMA
from kg.stores import named_store
from kg.vault import find_root

if TYPE_CHECKING:  # reading notes is slow to import, and most commands read none
    from kg.notes import NoteTypes


def open_vault(  # noqa: PLR0913 - which vault, and how it is opened
    path: Path | str | None = None,
    *,
    refresh: bool = True,
    full: bool = False,
    store: str = "",
    all_vaults: bool = False,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
) -> Vault:
    """Open the vault that holds *path* (the current folder when `None`).

    The vault is the nearest folder upwards with `kg.yaml`, `.obsidian`, `.zk` or `.git`.
    With *refresh* the index is brought up to date first, with *full* by reading every note
    again; *store* is the URL of a SPARQL engine that is asked in place of the graph on disk,
    whatever `kg.yaml` says; with *all_vaults* the notes of the vaults that it names are asked as
    well, where no engine is; *waiting* is told for whom that has
    to wait, now and later. Raises `VaultNotFound`,
    `ConfigError`, `SchemaError`, `StoreError` or `WriteError`.
    """
    start = Path(path) if path is not None else Path.cwd()
    if not start.is_dir():
        raise VaultNotFound(start, is_folder=False)
    root = find_root(start.absolute())
    if root is None and path is None:
        raise VaultNotFound(start, is_folder=True)
    found = root or start.absolute()  # a folder that was named is a vault as it is
    config = _with_store(read_config(found), store)
    name = EVERYWHERE if all_vaults and config.asks_others else ""
    return Vault(
        open_index(
            found, config, name=name, fresh=refresh, full=full, progress=progress, waiting=waiting
        )
    )


def _with_store(config: Config, store: str) -> Config:
    try:
        return replace(config, store=named_store(store)) if store else config
    except ValueError as error:
        raise StoreError(str(error)) from error


def explain(name: str = "", folder: Path | None = None) -> str:
    """Return the page of a rule or of a note type, as Markdown; without *name* a list of both.

    *folder* is the vault whose own note types count as well. Raises `UnknownName`.
    """
    from kg.checks import RULES, explain_rule  # noqa: PLC0415 - the other commands need no rules

    if name in RULES:
        return explain_rule(name)
    types = Schema(folder or SCHEMA.parent).types
    if not name:
        return _explained(types)
    if name in types.by_name:
        return types.by_name[name].page()
    known = [*RULES, *types.by_name]
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

    near = process.extract(name, known, score_cutoff=60, limit=2)
    raise UnknownName("rule or note type", name, [found[0] for found in near])


def _explained(types: NoteTypes) -> str:
    from kg.checks import RULES, SEVERITIES, summary  # noqa: PLC0415 - as above

    rules = [f"- **{name}** ({SEVERITIES[name]}): {summary(rule)}" for name, rule in RULES.items()]
    kinds = [f"- **{name}**: {kind.label}" for name, kind in types.by_name.items()]
    return "\n".join(["# Rules", "", *rules, "", "# Note types", "", *kinds, ""])


def init_vault(folder: Path) -> Sequence[Path]:
    """Write what a vault needs at *folder*; return what was written. Raises `WriteError`."""
    from kg.vault.beginning import begin  # noqa: PLC0415 - only one command begins a vault

    return begin(folder)
