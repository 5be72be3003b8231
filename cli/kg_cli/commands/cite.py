"""`kg cite`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.completion import complete_citekeys
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.cited import cited_listing
from kg_cli.output.listing import ROW_FORMATS, print_listing

FORMATS = ROW_FORMATS


def cite(
    ctx: typer.Context,
    things: Annotated[
        list[str],
        typer.Argument(
            metavar="THING...",
            autocompletion=complete_citekeys,
            help="Papers: a citekey, a title, a DOI, a note.",
        ),
    ],
    *,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="apa, ieee, a .csl file of the vault, or any style of litkg[styles].",
        ),
    ] = "",
) -> int:
    """Set papers as references in a citation style, in its order.

    Without --style the one that `kg.yaml` names under `citation:`. In a pipe a reference is
    one line of text; JSON has the paper's address and its citekey too.

    Exit status: 0 set, 1 nothing is called that, 2 the name is ambiguous or no paper's, there
    is no such style, or the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    entries = vault.cite(*(thing_in(vault, thing) for thing in things), style=style)
    return print_listing(cited_listing(entries, settings), settings)
