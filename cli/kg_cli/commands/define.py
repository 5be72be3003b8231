"""`kg define`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.definitions import definitions_listing, say_undefined
from kg_cli.output.listing import ROW_FORMATS, print_listing

FORMATS = ROW_FORMATS


def define(
    ctx: typer.Context,
    concept: Annotated[
        str, typer.Argument(metavar="CONCEPT", help="Its name, an alias, or its note.")
    ],
    *,
    diff: Annotated[
        bool, typer.Option("--diff", help="Tell each definition from the one before it.")
    ] = False,
    narrower: Annotated[
        bool, typer.Option("--narrower", help="And the definitions of narrower concepts.")
    ] = False,
) -> int:
    """Set the definitions of a concept side by side.

    They come by year: of the paper, or the one in which the note was begun. Words that are
    new since the one before are green; --diff shows those that went as well, in a pipe as
    [-went-] {+came+}.

    In a pipe a definition is one line, between tabs: path:line, year, source, words. JSON has
    the changes and the sub-points too.

    Exit status: 0 definitions found, 1 nobody defines it (where it is used is said on
    standard error) or nothing is called that, 2 the name is ambiguous or no concept's, or the
    command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    found = vault.define(thing_in(vault, concept), narrower=narrower)
    if not found.definitions:
        say_undefined(found)
    return print_listing(definitions_listing(found, vault.root, settings, diff=diff), settings)
