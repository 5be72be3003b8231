"""`kg new`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg_cli.editor import edit as edit_file
from kg_cli.failures import NOTHING_FOUND, say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.fetched import say_known, say_waiting
from kg_cli.output.imported import print_imported

if TYPE_CHECKING:
    from kg.importing.matter import Value

FORMATS = ("text", "json")


def new(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="TYPE", help="The note type.")],
    title: Annotated[str, typer.Argument(metavar="[TITLE]", help="What the note is called.")] = "",
    *,
    arxiv: Annotated[
        str, typer.Option("--arxiv", metavar="ID", help="The paper that arXiv has so.")
    ] = "",
    doi: Annotated[str, typer.Option("--doi", metavar="DOI", help="The paper of this DOI.")] = "",
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="The paper whose page this is.")
    ] = "",
    bib: Annotated[
        str,
        typer.Option("--bib", metavar="[FILE#]KEY", help="The paper of this entry; else ours."),
    ] = "",
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody (or KG_OFFLINE=1).")
    ] = False,
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

    With --arxiv, --doi or --url it is filled in by who knows the paper: arXiv, Crossref,
    Semantic Scholar, OpenAlex. What they answer is kept for a month. Where nobody can be
    reached the note holds what is known, and that is said. With --bib it is filled in from an
    entry of a bibliography: of the vault's own, or of a file.

    Exit status: 0 written, 1 nobody knows that paper, 2 there is a note of that name, or none
    can be written.
    """
    settings = settings_of(ctx)
    if sum(map(bool, (arxiv, doi, url, bib))) > 1:
        raise typer.BadParameter("one of --arxiv, --doi, --url and --bib is enough")
    values: dict[str, Value] = dict(_pair(one) for one in settings_given or ())
    text = sys.stdin.read() if stdin else ""
    vault = opened(settings)
    abstract = ""
    if arxiv or doi or url:
        known = vault.known_elsewhere(
            arxiv=arxiv, doi=doi, url=url, offline=offline, waiting=say_waiting
        )
        if known.is_unknown:
            say(
                f"nobody knows {arxiv or doi or url}",
                "with --offline the note is begun all the same",
            )
            return NOTHING_FOUND
        say_known(known)
        values, abstract = {**known.values, **values}, known.abstract
    if bib:
        said, abstract = vault.said_by_entry(bib)
        values = {**said, **values}
    for path in vault.notes_on(title, values):
        say(f"there is a note on that paper: {path}")
    made = vault.new_note(name, title, values, text=text, abstract=abstract, dry_run=dry_run)
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
