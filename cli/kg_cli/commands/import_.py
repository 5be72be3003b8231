"""`kg import`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.importing.sources import read_source
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.imported import print_imported

FORMATS = ("text", "json")


def import_(
    ctx: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Pages; - is standard input.")
    ],
    *,
    as_type: Annotated[
        str, typer.Option("--as", metavar="TYPE", help="The note type, if it is to be no guess.")
    ] = "",
    out: Annotated[
        str, typer.Option("--out", metavar="FOLDER", help="The folder in the vault.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, write nothing.")
    ] = False,
) -> int:
    """Make notes of pages: text copied out of a browser, HTML, Markdown.

    The note type is told by the sections that the page has. The note lies where notes of
    its type lie. A page that was imported before changes its note only where nobody has
    written since; what was left out of the page (sign-in lines and the like) is listed.

    Exit status: 0 imported or nothing to do, 1 a section was changed by both sides and
    stays as it is in the note, 2 a page cannot be read or a note not be written.
    """
    settings = settings_of(ctx)
    pages = [
        read_source(name, sys.stdin.buffer.read()) if name == "-" else read_source(name)
        for name in sources
    ]
    vault = opened(settings)
    done = [vault.import_text(page, as_type=as_type, folder=out, dry_run=dry_run) for page in pages]
    print_imported(done, settings, dry_run=dry_run)
    return 1 if any(one.conflicts for one in done) else 0
