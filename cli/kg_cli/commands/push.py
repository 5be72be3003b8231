"""`kg push`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.findings import counted
from kg_cli.output.listing import write
from kg_cli.output.progress import Bar

if TYPE_CHECKING:
    from kg.remote import Plan

_NAMED = 20
"""Graphs that are named one by one before a push."""


def push(
    ctx: typer.Context,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be sent, and send nothing.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Send every graph, also what the store has already.")
    ] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Go on also where most of the graphs would go.")
    ] = False,
    published: Annotated[
        bool, typer.Option("--published", help="Leave out private notes, as `kg site` does.")
    ] = False,
) -> int:
    """Send the graph to a SPARQL engine: the notes that it lacks or has otherwise.

    The engine is the one of --store URL, of KG_STORE, or of `store:` in `kg.yaml`. Each note
    is a named graph there; those of notes that are gone are removed. A table in the engine
    itself says what it has, so it is right whoever pushed last, and a push that was ended
    half-way goes on where it was. At the end the statements of each graph are counted.

    Name and password are read from KG_STORE_USER and KG_STORE_PASSWORD, a token from
    KG_STORE_TOKEN.

    Exit status: 0 the store has the graph as it is now, 2 it could not be sent.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    with Bar("sending notes", settings) as bar:
        done = vault.push(
            full=full, remove=remove, dry_run=dry_run, published=published, progress=bar
        )
    if dry_run:
        _name(done)
    write(f"{_summary(done, dry_run=dry_run)}\n")
    return 0


def _name(plan: Plan) -> None:
    marks = {graph: "new" if graph in plan.new else "changed" for graph in plan.sent}
    marks |= dict.fromkeys(plan.gone, "gone")
    for graph, mark in list(marks.items())[:_NAMED]:
        write(f"{mark:8}{graph}\n")
    if len(marks) > _NAMED:
        say(f"and {len(marks) - _NAMED:,} more")


def _summary(plan: Plan, *, dry_run: bool) -> str:
    sent, went = ("would be sent", "would go") if dry_run else ("sent", "removed")
    return (
        f"{counted(len(plan.sent), 'graph')} {sent} ({len(plan.new):,} new, "
        f"{plan.changed:,} changed), {len(plan.gone):,} {went}, {plan.same:,} as they were"
    )
