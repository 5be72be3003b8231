"""Diagnostics, drawn: the same lines in colour, each place a link."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from kg.diagnostics import Diagnostic, Severity
from kg_cli.options import Settings
from kg_cli.output.drawn.terminal import BAD, DOUBTFUL, STRONG, WEAK, draw, place, text
from kg_cli.output.safety import one_line

COLORS = {Severity.ERROR: BAD, Severity.WARNING: DOUBTFUL, Severity.INFO: "blue"}


def draw_diagnostics(found: Sequence[Diagnostic], root: Path, settings: Settings) -> None:
    """Draw each diagnostic as `kg check` prints it, in colour."""
    draw(settings, *(_drawn(diagnostic, root) for diagnostic in found), whole_lines=True)


def _drawn(found: Diagnostic, root: Path) -> Text:
    line = Text.assemble(
        place(root, found.path, found.line),
        f":{found.column}: ",
        (str(found.severity), f"{STRONG} {COLORS[found.severity]}"),
        text(f"[{found.rule}] ", WEAK),
        text(one_line(found.message)),
    )
    if found.help:
        line.append_text(Text.assemble("\n  ", ("help: ", "green"), text(one_line(found.help))))
    return line
