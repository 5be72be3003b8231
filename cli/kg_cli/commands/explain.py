"""`kg explain`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg import library
from kg_cli.opening import root_of
from kg_cli.options import settings_of
from kg_cli.output.listing import write
from kg_cli.output.safety import clean


def explain(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="[RULE|TYPE]", help="As `kg check` prints it; without: all.")
    ] = "",
) -> int:
    """Explain a rule or a note type.

    What a rule looks for, why, an example and what to write instead; or which sections a
    note type has. Without a name: a list of all rules and note types.

    Exit status: 0 explained, 2 there is no such rule or type.
    """
    settings = settings_of(ctx)
    page = clean(library.explain(name, root_of(settings))).rstrip("\n") + "\n"
    if sys.stdout.isatty():
        from kg_cli.output.drawn.pages import draw_markdown  # noqa: PLC0415 - rich only to draw

        draw_markdown(page, settings)
    else:
        write(page)
    return 0
