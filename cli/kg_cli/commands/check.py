"""`kg check`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.diagnostics import Severity
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.findings import print_diagnostics

FORMATS = ("text", "json")


def check(
    ctx: typer.Context,
    rules: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]…", help="Only these rules.")
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on a warning too.")] = False,
) -> int:
    """Say what is wrong in the notes, where, and what to do about it.

    A finding is a line `path:line:column: severity[rule] sentence`, and under it what
    helps; `kg explain RULE` says more. A summary goes to standard error.

    Exit status: 0 no error found, 1 an error found (with --strict: or a warning), 2 the
    command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    found = vault.check(tuple(rules or ()))
    print_diagnostics(found, vault.root, settings)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(diagnostic.severity in failing for diagnostic in found) else 0
