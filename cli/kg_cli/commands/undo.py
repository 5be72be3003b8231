"""`kg undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.moved import print_moved

FORMATS = ("text", "json")


def undo(
    ctx: typer.Context,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the diff, write nothing.")
    ] = False,
) -> int:
    """Take back the last rename, merge or split.

    Each file gets back the bytes that it had. Nothing is done where one of them is no longer
    as it was left: the first such file is named. Said again it takes back what was done
    before that; the last twenty changes are kept.

    Exit status: 0 taken back, 2 there is nothing to take back, or a file was changed since.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    print_moved(vault.undo(dry_run=dry_run), settings, dry_run=dry_run)
    return 0
