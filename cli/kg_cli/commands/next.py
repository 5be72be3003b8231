"""`kg next`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.listing import ROW_FORMATS, print_listing
from kg_cli.output.suggestions import suggestions_listing

FORMATS = ROW_FORMATS


def next(  # noqa: A001 - a command's function is called as the command
    ctx: typer.Context,
    *,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0: all.")
    ] = 10,
    full: Annotated[bool, typer.Option("--full", help="Show every reason.")] = False,
) -> int:
    """Suggest what to read next, each with its reason.

    Papers that were not read yet, and notes on papers that links name and nobody has
    written. A reason weighs more the more relevant that is which it leans on: somebody cites
    it (2 × stars of the most that can be given), it cites what was read (1.5), its note says
    that it waits (3) or is begun (4), it names a concept that nobody defines (3), it speaks
    against a premise (5), a note links to it (1), it is cited beside what was read (0.5). The
    score is the sum.

    In a pipe a suggestion is one line, between tabs: path:line, score, title, year, reasons.

    Exit status: 0 something to read, 1 nothing, 2 the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    beside = None if settings.own_vault else vault.with_others()
    found = vault.read_next(limit or None, beside=beside)
    if not found:
        say("there is nothing left to read: no paper is cited, announced or missing")
    return print_listing(suggestions_listing(found, vault.root, settings, full=full), settings)
