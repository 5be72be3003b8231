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
    words: Annotated[
        list[str], typer.Argument(metavar="TEXT…", help="What to look for, as below.")
    ],
    *,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many notes.")
    ] = 20,
    type_name: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="Only notes of that type.")
    ] = "",
) -> int:
    """Search the full text of all notes, best first.

    All words must occur, in any order; the last one may be the beginning of a longer word.
    Case, accents and the width of letters do not count.

    \b
    "inner alignment"   these words in a row
    align*              words that begin so
    -toy                not this word
    mesa OR base        one of the two
    mesa NEAR base      at most 10 words between them, with NEAR/3 at most 3
    "mesa base"~3       as mesa NEAR/3 base
    title:mesa          in the title, an alias or the name of the file

    Anything else is searched as words; single quotes keep it from the shell:
    kg search '"inner alignment" -toy'. Chinese, Japanese and Korean are found wherever
    the characters stand in a row. Fields and brackets are for `kg find`.

    In a pipe a hit is one line, between tabs: path:line, title, the words around it.

    Exit status: 0 found, 1 nothing found, 2 the command could not run.
    """  # noqa: D301 - the escape tells click not to wrap these lines
    settings = settings_of(ctx)
    vault = opened(settings)
    text = " ".join(words)
    hits = vault.search(text, limit=limit, type_name=type_name)
    if not hits:
        instead = vault.suggest(text, type_name=type_name)
        notes = f"note of type {type_name}" if type_name else "note"
        say(f"no {notes} says {text!r}", f"did you mean {instead!r}?" if instead else "")
    return print_listing(hits_listing(hits, vault.root, settings), settings)
