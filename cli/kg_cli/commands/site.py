"""`kg site`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.findings import counted
from kg_cli.output.listing import write
from kg_cli.output.safety import one_line

if TYPE_CHECKING:
    from kg import Vault
    from kg_site.serving import Outcome, Server


def site(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Else `_site/` in the vault.")
    ] = None,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where the site will be found.")
    ] = "",
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on: build again whenever something changes.")
    ] = False,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Watch, and serve the site; open pages follow each build."),
    ] = False,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="Where to serve; else this machine only.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option("--port", metavar="PORT", help="Where to serve, or the next that is free."),
    ] = 8000,
) -> int:
    """Make the website.

    Plain pages that need no server: open index.html. Only files whose content changed are
    written. With --serve it lies under the path of --base-url, as it will where it is published.

    Exit status: 0 made (or ended by Ctrl-C), 2 it could not be made.
    """
    from kg_site import build_site  # noqa: PLC0415 - jinja2 and the like

    vault = opened(settings_of(ctx))
    folder = out or vault.root / "_site"
    built = build_site(vault, folder, base_url=base_url)
    _tell(built)
    write(f"{one_line(str(built.index))}\n")
    if serve:
        _serve(vault, folder, base_url or vault.config.site.url, host, port)
    elif watch:
        _watch(vault, folder, base_url)
    return 0


def _watch(vault: Vault, folder: Path, base_url: str, server: Server | None = None) -> None:
    """Build again on each change until Ctrl-C."""
    from kg_site import Built  # noqa: PLC0415 - jinja2 and the like
    from kg_site.serving import rebuilds  # noqa: PLC0415 - only where one goes on

    write("Watching for changes; Ctrl-C ends.\n")
    sys.stdout.flush()
    try:
        for outcome in rebuilds(vault, folder, base_url=base_url):
            if server:
                server.tell(outcome)
            if not isinstance(outcome, Built) or outcome.changed:
                _tell(outcome)
            sys.stdout.flush()
    except KeyboardInterrupt:
        write("\n")


def _serve(vault: Vault, folder: Path, base_url: str, host: str, port: int) -> None:
    """Serve *folder*, and build again on each change, until Ctrl-C."""
    from kg_site.serving import Server  # noqa: PLC0415 - as above

    with Server(folder, host, port, base_url) as server:
        if server.is_open_to_others:
            say(f"everybody who reaches {host} can read this site")
        write(f"Serving {one_line(server.url)}\n")
        _watch(vault, folder, base_url, server)


def _tell(outcome: Outcome) -> None:
    from kg_site import Built  # noqa: PLC0415 - as above

    if not isinstance(outcome, Built):
        say(outcome.message, outcome.hint)
        return
    write(
        f"{counted(outcome.pages, 'page')}: {counted(outcome.written, 'file')} written, "
        f"{outcome.unchanged:,} unchanged, {outcome.removed:,} removed\n"
    )
    for path in outcome.left_out:
        say(f"{path} can run in a browser: it was left out", "`site: static: [...]` names what may")
