"""What an import did, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence

from kg.importing import Imported
from kg.importing.entries import ImportedEntries
from kg_cli.failures import say
from kg_cli.options import Settings
from kg_cli.output.entries import print_entries
from kg_cli.output.json_text import json_rows
from kg_cli.output.listing import write
from kg_cli.output.safety import clean, one_line

_DONE = {"created": "created", "updated": "updated", "unchanged": "left alone"}


def print_imported(
    done: Sequence[Imported | ImportedEntries], settings: Settings, *, dry_run: bool
) -> None:
    """Print a line for each note; what was left out and what clashed goes to standard error."""
    if settings.format == "json":
        write(json_rows("results", done))
        return
    for one in done:
        if isinstance(one, ImportedEntries):
            print_entries(one, dry_run=dry_run)
        else:
            _print_note(one, dry_run=dry_run)


def _print_note(one: Imported, *, dry_run: bool) -> None:
    said = _DONE[one.status]
    write(f"{f'would be {said}' if dry_run else said} {one_line(one.path)} ({one.type})\n")
    if one.diff and (dry_run or one.status == "updated"):
        write(clean(one.diff))
    _remarks(one)


def _remarks(one: Imported) -> None:
    for line in one.dropped:
        say(f"{one.path}: left out of the page: {one_line(line)}")
    if one.unsorted:
        say(f"{one.path}: no section took {len(one.unsorted)} paragraphs", "see ## Unsorted")
    for remark in one.remarks:
        say(f"{one.path}: {one_line(remark)}")
    for name in one.conflicts:
        say(f"{one.path}: page and note both changed '{name}'", "the note's words were kept")
