"""`kg find`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.found import found_listing
from kg_cli.output.listing import ROW_FORMATS, print_listing, write
from kg_cli.output.safety import clean

FORMATS = ROW_FORMATS


def find(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="EXPR…", help="An expression; quote brackets and -x.")
    ],
    *,
    sort: Annotated[
        str, typer.Option("--sort", metavar="FIELD", help="Order; `-year`: the newest first.")
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0: all.")
    ] = 0,
    sparql: Annotated[
        bool, typer.Option("--sparql", help="Print the SPARQL that it compiles to.")
    ] = False,
) -> int:
    """Find notes, papers, concepts and claims in the short query language.

    Conditions are `field:value`, with = > >= < <= and ~ (a regular expression), ranges
    (year:2018..2021), quotes, -condition or not, or, brackets; a bare word looks in titles,
    aliases and text. For instance: kg find 'type:literature concept:deceptive-alignment
    year:2018.. relevance>=2 -tag:todo sort:-year'. `@name` is a find of kg.yaml.

    In a pipe a thing is one line, between tabs: path:line, what it is, title, year, stars,
    sentence. The text that --sparql prints runs unchanged in `kg query`.

    Exit status: 0 found, 1 nothing found or nothing is called what a value names, 2 the
    expression cannot be read or the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    expression = " ".join(words)
    if sparql:
        write(clean(vault.find_sparql(expression, sort=sort, limit=limit)).rstrip("\n") + "\n")
        return 0
    found = vault.find(expression, sort=sort, limit=limit)
    if not found:
        say(f"nothing is found by {expression!r}")
    return print_listing(found_listing(found, vault.root, settings), settings)
