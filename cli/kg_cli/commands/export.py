"""`kg export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.exports import FORMS
from kg.library.citing import BIBLIOGRAPHIES
from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output import exports


def export(
    ctx: typer.Context,
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="turtle, trig, nquads, ntriples, jsonld, rdfxml; bibtex, biblatex, csljson, ris; "
            "nanopub, rocrate, void, quickstatements, orkg, anki, obsidian; "
            "latex; graphml, gexf.",
        ),
    ],
    expression: Annotated[
        str,
        typer.Argument(
            metavar="[FIND]",
            help="Only what `kg find` finds: of a bibliography the papers, of other formats also "
            "what the notes say.",
        ),
    ] = "",
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE|DIR", help="Write to this file or folder."),
    ] = None,
    published: Annotated[
        bool, typer.Option("--published", help="Leave out private notes, as `kg site` does.")
    ] = False,
) -> int:
    """Write the graph or its papers in a format that other programs read.

    Papers are all of the graph's, or those that an expression of `kg find` finds: papers, and
    what the notes are about. latex compares them by their 5 Cs, as `kg compare` does.

    A file is replaced only when all of it is written. Formats of several files become a folder,
    or a zip file where its name ends so; a folder is brought up to date, and no file in it is
    touched that was not written by an export. On standard output control characters are escaped
    as the format escapes them.

    Exit status: 0 written, 1 the expression finds nothing, 2 there is no such format, or the
    command could not run.
    """
    exports.check_form(form)
    vault = opened(settings_of(ctx))
    if form in FORMS:
        return exports.write_export(vault, form, expression, output, published=published)
    if published:
        vault = vault.published()
    if form in (*BIBLIOGRAPHIES, exports.COMPARISON):
        papers = vault.papers(expression) if expression else ()
        if expression and not papers:
            say(f"{expression!r} finds no paper", "`kg find` says what it finds")
            return 1
        if form == exports.COMPARISON:
            return exports.write_comparison(vault, papers, output)
        exported = vault.bibliography(form, *papers).encode()
    else:
        if expression:
            raise typer.BadParameter(
                f"it chooses papers, which are written as {', '.join(BIBLIOGRAPHIES)}",
                param_hint="FIND",
            )
        is_network = form in exports.NETWORKS
        exported = exports.network(vault, form) if is_network else vault.export(form)
    exports.write_document(exported, form, output)
    return 0
