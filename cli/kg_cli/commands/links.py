"""`kg links`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.completion import complete_citekeys
from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.links import links_listing
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.mentions import mentions_listing

FORMATS = ROW_FORMATS


def links(
    ctx: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(
            metavar="[THING]",
            autocompletion=complete_citekeys,
            help="As for `kg show`; else the whole vault.",
        ),
    ] = "",
    *,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only links to notes that do not exist.")
    ] = False,
    no_reason: Annotated[
        bool, typer.Option("--no-reason", help="Only links without a reason.")
    ] = False,
    unlinked: Annotated[
        bool,
        typer.Option("--unlinked", help="Places that name THING, or anything, without a link."),
    ] = False,
) -> int:
    """List the links that go out, each with its type, reason and sentence.

    In a pipe a link is one line, between tabs: path:line, where it goes, type, reason,
    sentence; without a THING also where it comes from. With --unlinked: path:line:column,
    the words, what a link there would lead to, the sentence; with a THING those in its notes
    and those that mean it.

    Exit status: 0 links found, 1 none found or nothing is called that, 2 the name is
    ambiguous or the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    name = thing_in(vault, thing) if thing else ""
    if unlinked:
        mentions = vault.unlinked(name)
        if not mentions:
            say(f"no note names {f'{thing!r}' if thing else 'anything'} without a link")
        return print_listing(mentions_listing(mentions, vault.root, settings), settings)
    rows = vault.links(name, missing=missing, no_reason=no_reason)
    if not rows:
        say(f"no such link goes out from {f'{thing!r}' if thing else 'any note'}")
    ends = "to" if thing else "both"
    return print_listing(links_listing(rows, vault.root, settings, ends=ends), settings)
