"""`kg init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.library import init_vault
from kg_cli.options import settings_of
from kg_cli.output.listing import write
from kg_cli.output.safety import one_line


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The folder; else the current one.")
    ] = None,
) -> int:
    """Make a folder of notes a vault: write `kg.yaml` and ignore `.kg/`.

    On an existing vault it only adds what is not there, and never touches a note. The
    second time there is nothing to do.

    Exit status: 0 done or nothing to do, 2 the folder cannot be written.
    """
    root = folder or Path(settings_of(ctx).vault_folder or ".")
    written = init_vault(root)
    for path in written:
        write(f"wrote {one_line(str(path))}\n")
    if not written:
        write(f"nothing to do: {one_line(str(root.resolve()))} is a vault already\n")
    return 0
