"""`kg browse`."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from kg_cli.failures import COULD_NOT_RUN, say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of


def browse(
    ctx: typer.Context,
    thing: Annotated[
        str, typer.Argument(metavar="[THING]", help="Where to begin, as for `kg show`.")
    ] = "",
) -> int:
    """Walk the vault in a full-screen browser.

    Type to find, Enter to go there, ? for all keys. e opens VISUAL or EDITOR at the line of
    the row. What changes on disk meanwhile is shown.

    Exit status: 0 left, 1 nothing is called that, 2 several things are, standard output is
    no terminal, or the command could not run.
    """
    settings = settings_of(ctx)
    if not _full_screen():
        say("browse needs a terminal", "`kg show`, `kg links` and `kg search` print instead")
        return COULD_NOT_RUN
    vault = opened(settings)
    start = vault.show(thing_in(vault, thing)).iri if thing else ""
    from kg_cli.browse.app import Browser  # noqa: PLC0415 - textual is slow to import
    from kg_cli.browse.asking import Asker  # noqa: PLC0415 - as above

    if settings.no_color:
        os.environ["NO_COLOR"] = "1"  # what textual looks for
    asker = Asker(
        vault.root,
        fresh=not settings.no_refresh,
        store=settings.store_url,
        all_vaults=settings.asks_all_vaults,
    )
    app = Browser(asker, start)
    app.run()
    return app.return_code or 0


def _full_screen() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)  # textual draws on standard error
    return all(one.isatty() for one in streams) and os.environ.get("TERM") != "dumb"
