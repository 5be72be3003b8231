"""`kg export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.listing import write


def export(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="turtle, trig, nquads, ntriples, jsonld or rdfxml."),
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
    ] = None,
) -> int:
    """Write the whole graph in a format that other programs read.

    A file is replaced only when all of it is written. On standard output control
    characters are escaped as the format escapes them.

    Exit status: 0 written, 2 there is no such format, or the command could not run.
    """
    exported = opened(settings_of(ctx)).export(form)
    if output is not None:
        from kg_cli.output.files import replace_file  # noqa: PLC0415 - only with -o

        replace_file(output, exported)
    else:
        from kg_cli.output.graphs import printable  # noqa: PLC0415 - only without -o

        write(printable(exported, form))
    return 0
