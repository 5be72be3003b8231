"""`kg stats`."""

from __future__ import annotations

import typer

from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.counts import print_stats
from kg_cli.output.listing import ROW_FORMATS

FORMATS = ROW_FORMATS


def stats(ctx: typer.Context) -> int:
    """Count what is in the vault.

    Notes, links, tags and the like are counted as they stand in the files, each
    occurrence once; papers, concepts and statements as they stand in the graph.

    Exit status: 0 counted, 2 the command could not run.
    """
    settings = settings_of(ctx)
    print_stats(opened(settings).stats(), settings)
    return 0
