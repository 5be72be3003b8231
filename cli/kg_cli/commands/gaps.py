"""`kg gaps`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.gaps import gaps_listing
from kg_cli.output.listing import ROW_FORMATS, print_listing

FORMATS = ROW_FORMATS

ON_SCREEN = 10
"""How many gaps of a group people are shown at once."""


def gaps(
    ctx: typer.Context,
    groups: Annotated[
        list[str] | None, typer.Argument(metavar="[GROUP]…", help="Only these groups.")
    ] = None,
    *,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            min=0,
            metavar="N",
            help=f"At most so many of each group; 0: all. {ON_SCREEN} on a terminal.",
        ),
    ] = None,
) -> int:
    """List what lacks support, a definition, a source or a reading.

    The groups: unsupported artifacts, untested premises, unsourced claims, undefined
    concepts, unread papers that notes cite, unused papers that were read, unwritten notes
    that links name, unlinked notes. In each the gravest come first.

    In a pipe a gap is one line, between tabs: path:line, group, thing, reason.

    Exit status: 0 gaps listed, 1 there are none, 2 there is no such group or the command
    could not run.
    """
    settings = settings_of(ctx)
    if limit is None and settings.row_format == "table" and sys.stdout.isatty():
        limit = ON_SCREEN
    vault = opened(settings)
    beside = None if settings.own_vault else vault.with_others()
    found = vault.gaps(*(groups or ()), limit=limit or None, beside=beside)
    if not any(group.total for group in found):
        say("nothing is missing")
    return print_listing(gaps_listing(found, vault.root, settings), settings)
