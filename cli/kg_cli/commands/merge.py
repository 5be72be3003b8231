"""`kg merge`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.moved import print_moved

FORMATS = ("text", "json")


def merge(
    ctx: typer.Context,
    gone: Annotated[str, typer.Argument(metavar="A", help="The note that goes.")],
    stays: Annotated[str, typer.Argument(metavar="B", help="The note that it becomes part of.")],
    *,
    keep_alias: Annotated[
        bool, typer.Option("--keep-alias", help="The names of A become aliases of B.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the diff, write nothing.")
    ] = False,
) -> int:
    """Let a note become part of another one, section by section.

    What stands under a heading of A goes below what stands under the heading of that name in
    B; sections that B lacks keep their place and what is below them. Nothing in B is changed.
    Lists of the front matter become one, of two values that of B stays and the other is told
    of. All links to A lead to B, and A is removed. All files are changed or none; `kg undo`
    takes it back.

    Exit status: 0 merged, 1 no note is called A or B, 2 the two cannot be merged.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    names = thing_in(vault, gone), thing_in(vault, stays)
    done = vault.merge(*names, keep_alias=keep_alias, dry_run=dry_run)
    print_moved(done, settings, dry_run=dry_run)
    return 0
