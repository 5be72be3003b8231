"""`kg export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.library.citing import BIBLIOGRAPHIES
from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.listing import write


def export(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="turtle, trig, nquads, ntriples, jsonld, rdfxml; bibtex, biblatex, csljson, ris.",
        ),
    ],
    expression: Annotated[
        str,
        typer.Argument(
            metavar="[FIND]", help="Of a bibliography only the papers that `kg find` finds."
        ),
    ] = "",
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
    ] = None,
) -> int:
    """Write the graph or its papers in a format that other programs read.

    Papers are all of the graph's, or those that an expression of `kg find` finds: papers, and
    what the notes are about.

    A file is replaced only when all of it is written. On standard output control
    characters are escaped as the format escapes them.

    Exit status: 0 written, 1 the expression finds no paper, 2 there is no such format, or the
    command could not run.
    """
    vault = opened(settings_of(ctx))
    if form in BIBLIOGRAPHIES:
        papers = vault.papers(expression) if expression else ()
        if expression and not papers:
            say(f"{expression!r} finds no paper", "`kg find` says what it finds")
            return 1
        exported = vault.bibliography(form, *papers).encode()
    else:
        if expression:
            raise typer.BadParameter(
                f"it chooses papers, which are written as {', '.join(BIBLIOGRAPHIES)}",
                param_hint="FIND",
            )
        exported = vault.export(form)
    if output is not None:
        from kg_cli.output.files import replace_file  # noqa: PLC0415 - only with -o

        replace_file(output, exported)
    else:
        from kg_cli.output.graphs import printable  # noqa: PLC0415 - only without -o

        write(printable(exported, form))
    return 0
