"""`kg check`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.diagnostics import Severity
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.findings import FORMATS, print_diagnostics
from kg_cli.output.fixes import print_diffs, say_what_was_mended

__all__ = ["FORMATS", "check"]


def check(
    ctx: typer.Context,
    rules: Annotated[
        list[str] | None, typer.Argument(metavar="[RULE]…", help="Only these rules.")
    ] = None,
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is certain first.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: show the diff, write nothing.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on a warning too.")] = False,
) -> int:
    """Say what is wrong in the notes, where, and what to do about it.

    A finding is a line `path:line:column: severity[rule] sentence`, and under it what
    helps; `kg explain RULE` says more, `kg explain` lists the rules. sarif and github are
    what code hosts read. A summary goes to standard error. `checks:` in kg.yaml changes
    severities; `<!-- kg-ignore: RULE -->` in a note suppresses a finding on its line, or, on a
    line of its own, on the next one; `kg-ignore-file` in the whole file.

    Exit status: 0 no error found, 1 an error found (with --strict: or a warning; with
    --dry-run: or anything to mend), 2 the command could not run.
    """
    settings = settings_of(ctx)
    chosen = tuple(rules or ())
    if dry_run and not fix:
        raise typer.BadParameter("--dry-run goes with --fix", param_hint="--dry-run")
    vault = opened(settings)
    if dry_run:
        return print_diffs(vault.fix(chosen, dry_run=True), settings)
    if fix:
        say_what_was_mended(vault.fix(chosen))
    found = vault.check(chosen)
    print_diagnostics(found, vault.root, settings)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(diagnostic.severity in failing for diagnostic in found) else 0
