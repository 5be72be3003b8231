"""`kg timeline`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.timeline import timeline_listing

FORMATS = ROW_FORMATS


def timeline(
    ctx: typer.Context,
    thing: Annotated[
        str, typer.Argument(metavar="[THING]", help="As for `kg show`; else the whole vault.")
    ] = "",
    *,
    claims: Annotated[
        bool, typer.Option("--claims", help="And the claims under their papers.")
    ] = False,
) -> int:
    """List papers and claims by year.

    Of a concept its definitions, the claims on it and the links to it, the first of each
    marked; of a person, artifact or paper the papers that have to do with it. What a note
    says on its own account is of the year in which the note was begun.

    In a pipe an entry is one line, between tabs: path:line, year, kind, words, source, stars.

    Exit status: 0 listed, 1 there is nothing to list or nothing is called that, 2 the name
    is ambiguous or the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    entries = vault.timeline(thing_in(vault, thing) if thing else "", claims=claims)
    if not entries:
        say(f"no paper has to do with {thing!r}" if thing else "there is no paper in the notes")
    return print_listing(timeline_listing(entries, vault.root, settings), settings)
