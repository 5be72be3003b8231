"""`kg path`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.paths import nearest, path_listing

FORMATS = ROW_FORMATS


def path(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    start: Annotated[str, typer.Argument(metavar="A", help="A thing, as for `kg show`.")],
    end: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    *,
    count: Annotated[
        int, typer.Option("--all", min=1, metavar="N", help="The N cheapest paths.")
    ] = 1,
    via: Annotated[
        list[str] | None,
        typer.Option("--via", metavar="TYPE", help="Only such edges, or only through such things."),
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option("--avoid", metavar="TYPE", help="No such edges, not through such things."),
    ] = None,
) -> int:
    """Explain how two things hang together, hop by hop.

    The cheapest path is the one that says most: relations that were argued for cost least,
    then citations and definitions, then links with a reason; bare mentions, shared authors
    and things that everything points to cost most. A TYPE is a kind of edge ("rests on",
    cites, informs, "links to" …) or of thing (paper, concept, artifact, claim, person, note).

    In a pipe a hop is one line, between tabs: path:line, from, how, to, why.

    Exit status: 0 a path, 1 none or nothing is called that, 2 a name is ambiguous or the
    command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    ends = thing_in(vault, start), thing_in(vault, end)
    answer = vault.path(*ends, count=count, via=via or (), avoid=avoid or ())
    if not answer.paths:
        limits = " of those types (without --via and --avoid there is one)"
        say(
            f"no path{limits if answer.is_filtered else ''} from {start!r} to {end!r}",
            "nearest: " + " | ".join(nearest(answer)),
        )
    elif not answer.paths[0].hops:
        say(f"{start!r} and {end!r} are the same thing")
    return print_listing(path_listing(answer, vault.root, settings), settings)
