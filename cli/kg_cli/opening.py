"""Open the vault that a command is about, with a bar while its notes are read."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.index import Refreshed
from kg.library import Vault, open_vault
from kg.vault import find_root
from kg_cli.failures import say
from kg_cli.options import Settings
from kg_cli.output.progress import Bar


def opened(settings: Settings, *, full: bool = False) -> Vault:
    """Return the vault that the settings name, fresh unless they say otherwise.

    With *full* every note is read again.
    """
    fresh = not settings.no_refresh
    with Bar("reading notes", settings) as bar:
        vault = open_vault(
            settings.vault_folder,
            refresh=fresh,
            full=full,
            store=settings.store_url,
            all_vaults=settings.asks_all_vaults,
            progress=bar,
            waiting=_wait,
        )
    if settings.all_vaults and not vault.config.asks_others:
        why = "a store is asked alone" if vault.config.store else "kg.yaml names no other vault"
        say(why, "`vaults: {library: ../library}` in kg.yaml names one")
    _say_where(vault)
    if vault.settled:
        say(str(vault.settled))
    say_rekeyed(vault.refreshed)
    return vault


def say_rekeyed(done: Refreshed) -> None:
    """Say where a paper is cited by a key that it had until now."""
    for one in done.rekeyed:
        first, *others = one.citing
        where = f"{first} and {len(others):,} more" if others else first
        hint = f"`kg rename @{one.old} @{one.new}` follows it"
        say(f"@{one.old} is @{one.new} now, but is cited as before in {where}", hint)


def _wait(holder: str) -> None:
    if sys.stderr.isatty():
        say(f"waiting for {holder}")


def _say_where(vault: Vault) -> None:
    """Say once, when it is made, that the index does not lie in its vault."""
    if vault.refreshed.full and not vault.index_folder.is_relative_to(vault.root):
        say(f"the vault cannot be written, so its index is kept in {vault.index_folder}")


def root_of(settings: Settings) -> Path | None:
    """Return the folder of the vault without opening it; `None` where there is none."""
    return find_root(Path(settings.vault_folder or ".").absolute())


def thing_in(vault: Vault, thing: str) -> str:
    """Return *thing*; a file of the vault, named from here, as its path in the vault."""
    root = vault.root.resolve()
    try:
        path = Path(thing).resolve()
        inside = path.is_file() and path.is_relative_to(root)
    except (OSError, ValueError, RuntimeError):
        return thing
    return path.relative_to(root).as_posix() if inside else thing


def part_in(vault: Vault, thing: str) -> str:
    """Return *thing* as `thing_in` does, also where it is a part of a file: `notes/a.md#Part`."""
    name, sign, part = thing.partition("#")
    whole = thing_in(vault, thing)
    if not name or not sign or (vault.root / whole).is_file():
        return whole
    return f"{thing_in(vault, name)}{sign}{part}"
