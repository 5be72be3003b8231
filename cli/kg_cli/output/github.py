"""Diagnostics as annotations of GitHub Actions: one workflow command a line.

Form: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.diagnostics import Diagnostic, Severity
from kg_cli.output.repository import from_repository
from kg_cli.output.safety import clean

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def workflow_commands(found: Sequence[Diagnostic], root: Path) -> str:
    """Return a workflow command for each diagnostic."""
    return "".join(f"{_annotation(diagnostic, root)}\n" for diagnostic in found)


def _annotation(found: Diagnostic, root: Path) -> str:
    place: dict[str, object] = {
        "file": from_repository(root, found.path),
        "line": found.line,
        "endLine": found.end_line,
    }
    if found.end_line == found.line:  # columns are taken on one line only
        place |= {"col": found.column, "endColumn": found.end_column}
    place["title"] = found.rule
    said = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    message = f"{found.message}\nhelp: {found.help}" if found.help else found.message
    return f"::{_COMMANDS[found.severity]} {said}::{_data(message)}"


def _data(text: str) -> str:
    r"""Return a message as a command takes it.

    >>> _data("100%\nsure")
    '100%25%0Asure'
    """
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a value that stands before the message.

    >>> _property("a:b,c")
    'a%3Ab%2Cc'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
