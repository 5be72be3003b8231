"""Diagnostics in each format: text for people, the others for programs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.diagnostics import Diagnostic, Severity
from kg_cli.options import Settings
from kg_cli.output.github import workflow_commands
from kg_cli.output.json_text import json_rows
from kg_cli.output.listing import write
from kg_cli.output.safety import clean, one_line

FORMATS = ("text", "json", "sarif", "github")


def print_diagnostics(found: Sequence[Diagnostic], root: Path, settings: Settings) -> None:
    """Print what was found in the format of the settings; text has a summary on standard error."""
    match settings.format:
        case "json":
            write(json_rows("diagnostics", map(as_json, found)))
        case "sarif":
            from kg_cli.output.sarif import sarif  # noqa: PLC0415 - it needs every rule's page

            write(sarif(found, root))
        case "github":
            write(workflow_commands(found, root))
        case _:
            _print_text(found, root, settings)


def _print_text(found: Sequence[Diagnostic], root: Path, settings: Settings) -> None:
    if sys.stdout.isatty():
        from kg_cli.output.drawn.findings import draw_diagnostics  # noqa: PLC0415 - rich

        draw_diagnostics(found, root, settings)
    else:
        write("".join(clean(as_text(diagnostic)) for diagnostic in found))
    sys.stdout.flush()
    sys.stderr.write(summary(found) + "\n")


def as_text(found: Diagnostic) -> str:
    """Return the line of a diagnostic, and the line of its help."""
    first = one_line(str(found))
    return f"{first}\n  help: {one_line(found.help)}\n" if found.help else f"{first}\n"


def as_json(found: Diagnostic) -> dict[str, object]:
    """Return a diagnostic with the names that editors use."""
    return {
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
        "severity": str(found.severity),
        "rule": found.rule,
        "message": found.message,
        "help": found.help,
    }


def summary(found: Sequence[Diagnostic]) -> str:
    """Say how many of each severity were found.

    >>> summary([])
    'nothing to report'
    """
    if not found:
        return "nothing to report"
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    counts = Counter(diagnostic.severity for diagnostic in found)
    said = ", ".join(counted(counts[severity], word) for severity, word in words.items())
    return f"{said} in {counted(len({d.path for d in found}), 'file')}"


def counted(count: int, word: str) -> str:
    """Return a count with its word.

    >>> counted(1, "error"), counted(2, "error")
    ('1 error', '2 errors')
    """
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
