"""`kg stats`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.counts import print_stats
from kg_cli.output.listing import ROW_FORMATS
from kg_cli.output.measures import measures_at_hand, print_measures

FORMATS = ROW_FORMATS


def stats(
    ctx: typer.Context,
    *,
    hubs: Annotated[bool, typer.Option("--hubs", help="The best connected things.")] = False,
    communities: Annotated[
        bool, typer.Option("--communities", help="What hangs together more than with the rest.")
    ] = False,
    brokers: Annotated[
        bool, typer.Option("--brokers", help="What lies between communities, and bridges.")
    ] = False,
    measures: Annotated[
        bool, typer.Option("--measures", help="All things with all that is measured.")
    ] = False,
) -> int:
    """Count what is in the vault.

    Notes, links, tags and the like are counted as they stand in the files, each
    occurrence once; papers, concepts and statements as they stand in the graph. On a
    terminal hubs, communities and brokers come below, unless measuring them would take long:
    then --hubs, --communities and --brokers ask for them. What was measured is kept until
    the notes change.

    --measures gives every thing with its degree, PageRank, betweenness and community; as
    json one object with things, communities, bridges, brokers, and the papers that are
    cited together or cite the same.

    Exit status: 0 counted, 1 there is nothing of what was asked for, 2 the command could not
    run.
    """
    settings = settings_of(ctx)
    asked = {"hubs": hubs, "communities": communities, "brokers": brokers, "measures": measures}
    chosen = [name for name, wanted in asked.items() if wanted]
    if len(chosen) > 1:
        raise typer.BadParameter("ask for one of them at a time", param_hint=f"--{chosen[1]}")
    vault = opened(settings)
    if chosen:
        return print_measures(vault.measures(), chosen[0], vault.root, settings)
    counts = vault.stats()
    known = measures_at_hand(vault, counts, settings)
    print_stats(counts, settings, known, vault.root)
    return 0
