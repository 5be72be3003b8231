"""`kg backlinks`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.completion import complete_citekeys
from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.links import links_listing
from kg_cli.output.listing import ROW_FORMATS, print_listing

FORMATS = ROW_FORMATS


def backlinks(
    ctx: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(metavar="THING", autocompletion=complete_citekeys, help="As for `kg show`."),
    ],
    *,
    no_reason: Annotated[
        bool, typer.Option("--no-reason", help="Only links without a reason.")
    ] = False,
) -> int:
    """List the links that come in, each with its type, reason and sentence.

    In a pipe a link is one line, between tabs: path:line, the note it stands in, type,
    reason, sentence.

    Exit status: 0 links found, 1 none found or nothing is called that, 2 the name is
    ambiguous or the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    rows = vault.backlinks(thing_in(vault, thing), no_reason=no_reason)
    if not rows:
        say(f"no such link comes in to {thing!r}")
    return print_listing(links_listing(rows, vault.root, settings, ends="from"), settings)
