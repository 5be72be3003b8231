"""`kg build`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.index import Refreshed
from kg_cli.failures import say
from kg_cli.opening import opened, say_rekeyed
from kg_cli.options import settings_of
from kg_cli.output.findings import counted
from kg_cli.output.listing import write

if TYPE_CHECKING:
    from kg.library import Vault


def build(
    ctx: typer.Context,
    *,
    full: Annotated[
        bool, typer.Option("--full", help="Read every note again, as if for the first time.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on: read again whenever something changes.")
    ] = False,
) -> int:
    """Read what changed in the vault, and say what was read.

    Every command that reads does this by itself; here it is done with a summary. A note
    that cannot be read is named and skipped: `kg check` says what is wrong with it.

    With --watch it goes on, so that other commands have nothing left to read.

    Exit status: 0 the index is up to date (or Ctrl-C ended the watching), 2 it could not be made.
    """
    settings = settings_of(ctx)
    vault = opened(settings, full=full)
    _name_failed(vault.refreshed)
    stats = vault.stats()
    total = sum(stats.files.values())
    write(f"{_summary(vault.refreshed, total)}; {counted(stats.statements, 'statement')}\n")
    if watch:
        _watch(vault)
    return 0


def _watch(vault: Vault) -> None:
    """Keep the index fresh until Ctrl-C, a line for each time something was read."""
    from kg.library import watching  # noqa: PLC0415 - only where one goes on

    try:
        write("Watching for changes; Ctrl-C ends.\n")
        sys.stdout.flush()
        for told in watching.watch(vault):
            if isinstance(told, watching.Failed):
                say(told.message, told.hint)
            elif told.refreshed.read or told.refreshed.removed or told.refreshed.failed:
                _name_failed(told.refreshed)
                say_rekeyed(told.refreshed)
                write(f"{_summary(told.refreshed, told.vault.number_of_files)}\n")
            sys.stdout.flush()
    except KeyboardInterrupt:
        write("\n")


def _name_failed(done: Refreshed) -> None:
    for path in done.failed:
        say(f"{path} could not be read", "`kg check` says why")


def _summary(done: Refreshed, total: int) -> str:
    said = [f"{counted(len(done.read), 'note')} read", f"{len(done.removed):,} removed"]
    if done.failed:
        said.append(f"{len(done.failed):,} failed")
    return f"{', '.join(said)}, {total:,} in all, in {done.seconds:.2f} s"
