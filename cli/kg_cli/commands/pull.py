"""`kg pull`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.files import replace_file
from kg_cli.output.findings import counted
from kg_cli.output.graphs import printable
from kg_cli.output.listing import write
from kg_cli.output.progress import Bar


def pull(
    ctx: typer.Context,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file."),
    ] = None,
    others: Annotated[
        bool, typer.Option("--others", help="Only graphs that no push of this vault brought.")
    ] = False,
) -> int:
    """Write what a SPARQL engine holds as N-Quads: this vault's graphs and others.

    The engine is the one of --store URL, of KG_STORE, or of `store:` in `kg.yaml`. Graphs and
    statements are in order, so that the same graph is the same file. Notes are not made of
    them: what notes say is in their files, and a graph says less.

    Exit status: 0 written, 1 there is nothing, 2 the store gives no answer.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    with Bar("fetching graphs", settings) as bar:
        graphs = list(vault.pull(others=others, progress=bar))
    if not graphs:
        say("the store holds no graph" + (" but those of this vault" if others else ""))
        return 1
    if output is None:
        write(printable(b"".join(graphs), "nquads"))
        return 0
    replace_file(output, b"".join(graphs))
    lines = sum(graph.count(b"\n") for graph in graphs)
    say(f"{counted(len(graphs), 'graph')} with {counted(lines, 'statement')} in {output}")
    return 0
