"""`kg build`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.index import Refreshed
from kg_cli.failures import say
from kg_cli.opening import opened, refreshed
from kg_cli.options import settings_of
from kg_cli.output.findings import counted
from kg_cli.output.listing import write


def build(
    ctx: typer.Context,
    *,
    full: Annotated[
        bool, typer.Option("--full", help="Read every note again, as if for the first time.")
    ] = False,
) -> int:
    """Read what changed in the vault, and say what was read.

    Every command that reads does this by itself; here it is done with a summary. A note
    that cannot be read is named and skipped: `kg check` says what is wrong with it.

    Exit status: 0 the index is up to date, 2 it could not be made.
    """
    settings = settings_of(ctx)
    vault = refreshed(settings, full=True) if full else opened(settings)
    done = vault.refreshed
    for path in done.failed:
        say(f"{path} could not be read", "`kg check` says why")
    stats = vault.stats()
    total = sum(stats.files.values())
    write(f"{_summary(done, total)}; {counted(stats.statements, 'statement')}\n")
    return 0


def _summary(done: Refreshed, total: int) -> str:
    said = [f"{counted(len(done.read), 'note')} read", f"{len(done.removed):,} removed"]
    if done.failed:
        said.append(f"{len(done.failed):,} failed")
    return f"{', '.join(said)}, {total:,} in all, in {done.seconds:.2f} s"
