"""`kg site`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.findings import counted
from kg_cli.output.listing import write
from kg_cli.output.safety import one_line


def site(
    ctx: typer.Context,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Else `_site/` in the vault.")
    ] = None,
    base_url: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Where the site will be found.")
    ] = "",
) -> int:
    """Make the website.

    Plain pages that need no server: open index.html. Only files whose content changed are
    written.

    Exit status: 0 made, 2 it could not be made.
    """
    from kg_site import build_site  # noqa: PLC0415 - jinja2 and the like

    vault = opened(settings_of(ctx))
    built = build_site(vault, out or vault.root / "_site", base_url=base_url)
    write(
        f"{counted(built.pages, 'page')}: {counted(built.written, 'file')} written, "
        f"{built.unchanged:,} unchanged, {built.removed:,} removed\n"
        f"{one_line(str(built.index))}\n"
    )
    return 0
