"""What was mended, or would be."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kg.checks import Fix
from kg_cli.options import Settings
from kg_cli.output.findings import counted
from kg_cli.output.json_text import json_rows
from kg_cli.output.listing import write
from kg_cli.output.safety import clean, one_line


def print_diffs(fixes: Sequence[Fix], settings: Settings) -> int:
    """Print what would be mended as a diff that `patch` takes; return 1 if there is anything."""
    if settings.format == "json":
        write(json_rows("results", fixes))
    elif sys.stdout.isatty():
        from kg_cli.output.drawn.diffs import draw_diff  # noqa: PLC0415 - rich only to draw

        draw_diff("".join(fix.diff for fix in fixes), settings)
    else:
        write(clean("".join(fix.diff for fix in fixes)))
    if settings.format != "json":
        sys.stdout.flush()
        sys.stderr.write(f"{_summary(fixes)} would be mended\n" if fixes else "nothing to mend\n")
    return 1 if fixes else 0


def say_what_was_mended(fixes: Sequence[Fix]) -> None:
    """Say on standard error how much was mended, and where."""
    for fix in fixes:
        sys.stderr.write(f"mended {one_line(fix.path)}: {', '.join(fix.rules)}\n")
    if fixes:
        sys.stderr.write(f"{_summary(fixes)} mended\n")


def _summary(fixes: Sequence[Fix]) -> str:
    findings = counted(sum(fix.findings for fix in fixes), "finding")
    return f"{findings} in {counted(len({fix.path for fix in fixes}), 'file')}"
