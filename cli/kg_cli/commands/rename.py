"""`kg rename`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.opening import opened, part_in
from kg_cli.options import settings_of
from kg_cli.output.moved import print_moved

FORMATS = ("text", "json")


def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="What is to be called otherwise.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it is to be called.")],
    *,
    keep_alias: Annotated[
        bool, typer.Option("--keep-alias", help="A note keeps its old name as an alias.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the diff, write nothing.")
    ] = False,
) -> int:
    """Give a note, heading, block, concept, citekey or tag another name, everywhere.

    OLD is the name or the path of a note or another file, `NOTE#Heading`, `NOTE#^block`,
    `concept:Label`, `@citekey` or `#tag` (nested tags go with it). Links follow in bodies,
    front matter, tables and embeds, each in the form in which it was written, and only where
    it led to what was renamed. NEW with a slash is a path from the vault's root, with one at
    its end a folder. All files are changed or none; `kg undo` takes it back.

    Exit status: 0 renamed, 1 nothing is called OLD, 2 it cannot be renamed so.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    done = vault.rename(part_in(vault, old), new, keep_alias=keep_alias, dry_run=dry_run)
    print_moved(done, settings, dry_run=dry_run)
    return 0
