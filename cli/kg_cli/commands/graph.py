"""`kg graph`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.network.formats import FORMATS as GRAPH_FORMATS
from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output.graph import (
    FORMATS,
    format_of,
    left_out_hint,
    most_things,
    print_graph,
    written,
)

__all__ = ["FORMATS", "graph"]


def graph(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    thing: Annotated[
        str, typer.Argument(metavar="[THING]", help="As for `kg show`; else the whole vault.")
    ] = "",
    *,
    depth: Annotated[
        int, typer.Option("--depth", min=0, metavar="N", help="Edges to go from THING.")
    ] = 1,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only things of this kind (paper, claim …)."),
    ] = None,
    edge: Annotated[
        list[str] | None,
        typer.Option("--edge", metavar="KIND", help='Only such edges ("rests on", cites …).'),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=0, metavar="N", help="At most N things; 0: all of them."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
    ] = None,
) -> int:
    """Write a neighbourhood, or the whole graph, in a graph format.

    dot is for Graphviz, graphml and gexf for Gephi, yEd and networkx, mermaid for Markdown
    pages; json has nodes and edges; svg is a drawing that needs nothing else to be looked at.
    The end of FILE's name tells its format where --format does not. Around a THING, and in
    svg and mermaid, there are at most 300 things unless --limit says otherwise: the nearest,
    or the best connected; how many were left out is told.

    On a terminal, without a format, the neighbourhood is a tree. In a pipe an edge is one
    line, between tabs: from, kind, to, why, path:line.

    Exit status: 0 written, 1 there is no edge or nothing is called that, 2 the name is
    ambiguous or the command could not run.
    """
    settings = settings_of(ctx)
    form = format_of(settings, output)
    if output is not None and form not in GRAPH_FORMATS:
        raise typer.BadParameter(
            f"a file is one of {', '.join(GRAPH_FORMATS)}: name it with --format",
            param_hint="--output",
        )
    vault = opened(settings)
    name = thing_in(vault, thing) if thing else ""
    found = vault.graph(
        name, depth, kind or (), edges=edge or (), most=most_things(limit, name, form)
    )
    if not found.edges:
        say(f"nothing hangs together {f'with {thing!r}' if thing else 'in this vault'}")
    elif found.left_out:
        say(left_out_hint(found))
    if form in GRAPH_FORMATS:
        written(found, form, output)
        return 0 if found.edges else 1
    return print_graph(found, vault.root, settings)
