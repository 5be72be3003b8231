"""`kg split`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.opening import opened, part_in
from kg_cli.options import settings_of
from kg_cli.output.moved import print_moved

FORMATS = ("text", "json")


def split(
    ctx: typer.Context,
    section: Annotated[str, typer.Argument(metavar="NOTE#HEADING", help="The section.")],
    name: Annotated[
        str, typer.Argument(metavar="[NEW]", help="What the new note is called; else its heading.")
    ] = "",
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the diff, write nothing.")
    ] = False,
) -> int:
    """Make a note of its own of a section; a link to it stays.

    The heading stays where it was, with a link to the new note below it. Links to the section
    and into it lead to the new note, and what is in it leads where it led. NEW with a slash is
    a path from the vault's root, with one at its end a folder. All files are changed or none;
    `kg undo` takes it back.

    Exit status: 0 split, 1 there is no such section, 2 it cannot be split off.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    done = vault.split(part_in(vault, section), name, dry_run=dry_run)
    print_moved(done, settings, dry_run=dry_run)
    return 0
