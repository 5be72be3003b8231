"""What a rename, a merge, a split or an undo did, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from kg.moving import FileMoved, Moved
from kg_cli.failures import say
from kg_cli.options import Settings
from kg_cli.output.findings import counted
from kg_cli.output.json_text import json_rows
from kg_cli.output.listing import write
from kg_cli.output.safety import clean, one_line

_MOST = 30
"""Edited files that are named on a terminal."""


def print_moved(moved: Moved, settings: Settings, *, dry_run: bool) -> None:
    """Print a line for each file, or as a diff what would change; remarks go to standard error."""
    if settings.format == "json":
        write(json_rows("results", moved.files))
    elif dry_run:
        _print_diff(moved, settings)
    else:
        write("".join(f"{line}\n" for line in _lines(moved)))
    for remark in moved.remarks:
        say(one_line(remark))
    if settings.format != "json":
        sys.stdout.flush()
        sys.stderr.write(f"{_summary(moved)}{' would change' if dry_run else ''}\n")


def _print_diff(moved: Moved, settings: Settings) -> None:
    if sys.stdout.isatty():
        from kg_cli.output.drawn.diffs import draw_diff  # noqa: PLC0415 - rich only to draw

        draw_diff(moved.diff, settings)
    else:
        write(clean(moved.diff))


def _lines(moved: Moved) -> Iterator[str]:
    """Yield a line for each file; of files that were only edited, on a terminal, the first ones."""
    left = _MOST if sys.stdout.isatty() else len(moved.files)
    for file in moved.files:
        is_edited = file.path == file.to
        left -= is_edited
        if left >= 0 or not is_edited:
            yield _line(file)
    if left < 0:
        yield f"… and {-left:,} more"


def _line(file: FileMoved) -> str:
    path, to = one_line(file.path), one_line(file.to)
    places = f": {counted(file.edits, 'place')}" if file.edits else ""
    if not to:
        return f"removed {path}"
    if not path:
        return f"created {to}"
    return f"changed {path}{places}" if path == to else f"renamed {path} to {to}{places}"


def _summary(moved: Moved) -> str:
    edits = sum(file.edits for file in moved.files)
    files = counted(len(moved.files), "file")
    return (
        f"{one_line(moved.what)}: {counted(edits, 'place')} in {files}"
        if edits
        else (f"{one_line(moved.what)}: {files}")
    )
