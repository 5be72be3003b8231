"""`kg search`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.hits import hits_listing
from kg_cli.output.listing import ROW_FORMATS, print_listing

FORMATS = ROW_FORMATS


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="TEXT…", help="The words to look for.")],
    *,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many notes.")
    ] = 20,
) -> int:
    """Search the full text of all notes, best first.

    In a pipe a hit is one line, between tabs: path:line, title, the words around it.

    Exit status: 0 found, 1 nothing found, 2 the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    text = " ".join(words)
    hits = vault.search(text, limit=limit)
    if not hits:
        say(f"no note says {text!r}")
    return print_listing(hits_listing(hits, vault.root, settings), settings)
