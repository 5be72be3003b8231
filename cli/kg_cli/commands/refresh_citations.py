"""`kg refresh-citations`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.library.refreshing import MOST
from kg_cli.failures import NOTHING_FOUND, say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.batches import batch_listing, fetched_listing
from kg_cli.output.fetched import say_waiting
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.progress import Bar

FORMATS = ROW_FORMATS


def refresh_citations(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    things: Annotated[
        list[str] | None,
        typer.Argument(metavar="[THING…]", help="Papers; without, all that a note is about."),
    ] = None,
    *,
    service: Annotated[
        str, typer.Option("--from", metavar="SERVICE", help="openalex or semanticscholar alone.")
    ] = "",
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=0, help="Citing papers of each.")
    ] = MOST,
    batches: Annotated[
        bool, typer.Option("--list", help="List the batches there are, ask nobody.")
    ] = False,
    drop: Annotated[
        list[str] | None,
        typer.Option("--drop", metavar="BATCH", help="Remove a batch, ask nobody."),
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Take what is kept, ask nobody (or KG_OFFLINE=1).")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be kept, write nothing.")
    ] = False,
) -> int:
    """Fetch what papers cite and what cites them, in batches to drop.

    OpenAlex is asked, and Semantic Scholar for what it does not know. What a service says on
    a day is a batch: a file in `citations/`, which is read as notes are and is a graph of its
    own. It changes nothing of what notes say; papers that only a service names are not counted
    among the vault's, and no site shows them. --drop takes a batch away.

    Exit status: 0 fetched, 1 of some papers nothing was learnt, 2 the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    if drop:
        gone = [vault.drop_citations(one, dry_run=dry_run) for one in drop]
        return print_listing(batch_listing(gone), settings)
    if batches:
        return print_listing(batch_listing(vault.citation_batches()), settings)
    with Bar("asking for citations", settings) as bar:
        fetched = vault.refresh_citations(
            *(thing_in(vault, thing) for thing in things or ()),
            service=service,
            most=most,
            offline=offline,
            dry_run=dry_run,
            progress=bar,
            waiting=say_waiting,
        )
    if not fetched:
        say("no note is about a paper with a DOI or an arXiv identifier")
        return NOTHING_FOUND
    print_listing(fetched_listing(fetched), settings)
    return NOTHING_FOUND if any(one.problem for one in fetched) else 0
