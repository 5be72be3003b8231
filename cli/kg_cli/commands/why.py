"""`kg why`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.commands.impact import refuted_things
from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.safety import one_line
from kg_cli.output.standing import cut_hint, standing_listing

FORMATS = ROW_FORMATS


def why(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    thing: Annotated[
        str, typer.Argument(metavar="THING", help="An artifact, claim, paper … as for `kg show`.")
    ],
    *,
    refuted: Annotated[
        tuple[str, str] | None,
        typer.Option("--if", metavar="refuted THING", help="Say how all that stands without it."),
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=0, metavar="N", help="Steps to go; 0: all the way.")
    ] = 4,
    contributions: Annotated[
        bool,
        typer.Option("--all", help="Also what papers claim beside their core claims."),
    ] = False,
    full: Annotated[bool, typer.Option("--full", help="Shorten nothing.")] = False,
) -> int:
    """Show what a thing stands on, down to the sources.

    A tree over informed by, rests on, supported by, follows from: each with the reason, where
    that is written, and what speaks against it. What is needed comes first.

    In a pipe a thing is one line, between tabs: path:line, its name (indented by depth), how
    the one above hangs on it, why; with --if also how it fares.

    Exit status: 0 it stands on something, 1 on nothing or nothing is called that, 2 the name
    is ambiguous or the command could not run.
    """
    settings = settings_of(ctx)
    gone = refuted_things(refuted)
    vault = opened(settings)
    tree = vault.why(
        thing_in(vault, thing),
        refuted=[thing_in(vault, name) for name in gone],
        depth=depth,
        contributions=contributions,
    )
    if not tree.below:
        say(f"nothing is written down that {thing!r} stands on")
    listing = standing_listing(tree, vault.root, settings, judged=bool(gone), full=full)
    status = print_listing(listing, settings)
    if gone and tree.below:
        say(f"if {gone[0]!r} is refuted: {one_line(tree.node.label)} {_FARES[str(tree.status)]}")
    elif hint := cut_hint(tree):
        say(hint)
    return status


_FARES = {"holds": "still holds", "weakened": "is weakened", "falls": "falls"}
