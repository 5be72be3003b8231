"""`kg new`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg_cli.editor import edit as edit_file
from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.imported import print_imported

FORMATS = ("text", "json")


def new(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TYPE", help="The note type.")],
    title: Annotated[str, typer.Argument(metavar="[TITLE]", help="What the note is called.")] = "",
    *,
    settings_given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="A key of the front matter."),
    ] = None,
    stdin: Annotated[
        bool, typer.Option("--stdin", help="Put standard input below the title.")
    ] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Open the note in EDITOR.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the note, write nothing.")
    ] = False,
) -> int:
    """Begin a note: the front matter and the headings that its type has.

    The template is made of the same note type that will read the note; `kg explain TYPE`
    lists what it may hold. What is to be filled in stands in comments. The citation of a
    literature note is filled in from --set (authors, year, title, venue, arxiv, doi).

    Exit status: 0 written, 2 there is a note of that name, or none can be written.
    """
    settings = settings_of(ctx)
    values = dict(_pair(one) for one in settings_given or ())
    text = sys.stdin.read() if stdin else ""
    vault = opened(settings)
    for path in vault.notes_on(title, values):
        say(f"there is a note on that paper: {path}")
    made = vault.new_note(name, title, values, text=text, dry_run=dry_run)
    print_imported([made], settings, dry_run=dry_run)
    if edit and not dry_run:
        problem = edit_file(vault.root / made.path)
        if problem:
            say(problem, "set EDITOR")
    return 0


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise typer.BadParameter(f"{text!r} is not KEY=VALUE", param_hint="--set")
    return key.strip(), value
