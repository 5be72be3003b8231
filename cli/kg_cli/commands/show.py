"""`kg show`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.completion import complete_citekeys
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.shown import shown_listing

FORMATS = ROW_FORMATS


def show(
    ctx: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(
            metavar="THING",
            autocompletion=complete_citekeys,
            help="A note, paper, concept, artifact, person or claim, as people write it.",
        ),
    ],
    *,
    full: Annotated[bool, typer.Option("--full", help="Shorten no text.")] = False,
) -> int:
    """Show what a thing is, what is said of it, by whom, where.

    A THING is a file, a title, an alias, a citekey (@hubinger2019risks), a DOI, an arXiv
    id, a concept's name, an IRI, or a name with its kind (concept:deceptive-alignment).

    Exit status: 0 found, 1 nothing is called that, 2 several things are, or the command
    could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    shown = vault.show(thing_in(vault, thing))
    answers = [a for iri in (shown.iri, *(n.iri for n in shown.notes)) for a in vault.dataview(iri)]
    listing = shown_listing(
        shown, vault.root, settings, full=full, answers=answers, in_words=vault.in_words
    )
    return print_listing(listing, settings)
