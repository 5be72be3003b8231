"""`kg impact`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.standing import cut_hint, only_fallen, standing_listing, summary

FORMATS = ROW_FORMATS


def impact(
    ctx: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(metavar="[THING]", help="A premise, claim, paper … as for `kg show`."),
    ] = "",
    *,
    refuted: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--if",
            metavar="refuted THING",
            help="Let this fall too. Without another THING: only what is left without support.",
        ),
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=0, metavar="N", help="Steps to go; 0: all the way.")
    ] = 4,
    full: Annotated[bool, typer.Option("--full", help="Shorten nothing.")] = False,
) -> int:
    """Show what falls, or is weakened, if a thing falls.

    A tree upwards from THING over rests on, supports, implies, claims and informs, down to
    artifacts at its leaves: each with the reason, where that is written, and what still
    holds it up. A thing falls with what it rests on, and when all that supported it has
    fallen; before that it is weakened.

    In a pipe a thing is one line, between tabs: path:line, how it fares, its name (indented
    by depth), how it hangs on the one above, why, what still holds it up.

    Exit status: 0 something stands on it, 1 nothing does or nothing is called that, 2 the
    name is ambiguous or the command could not run.
    """
    settings = settings_of(ctx)
    gone = refuted_things(refuted)
    if not thing and not gone:
        raise typer.BadParameter("say what falls: `kg impact THING`", param_hint="THING")
    vault = opened(settings)
    names = [thing_in(vault, name) for name in ([thing] if thing else []) + gone]
    tree = vault.impact(names[0], refuted=names[1:], depth=depth)
    if not tree.below:
        say(f"nothing stands on {thing or gone[0]!r}")
    if not thing:
        tree = only_fallen(tree)
    status = print_listing(
        standing_listing(tree, vault.root, settings, judged=True, full=full), settings
    )
    if tree.below:
        say(summary(tree), cut_hint(tree))
    return status


def refuted_things(given: tuple[str, str] | None) -> list[str]:
    """Return the thing that `--if refuted THING` names."""
    if given is None:
        return []
    word, name = given
    if word.casefold() not in ("refuted", "retracted", "false"):
        raise typer.BadParameter(f"'{word}' is not 'refuted'", param_hint="--if")
    return [name]
