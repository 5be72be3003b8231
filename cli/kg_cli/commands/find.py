"""`kg find`."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output.finds import fields_listing, finds_listing
from kg_cli.output.found import found_listing
from kg_cli.output.listing import ROW_FORMATS, print_listing, write
from kg_cli.output.safety import escaped

FORMATS = ROW_FORMATS
DASHES = True

_VALUE_WITH_BLANKS = re.compile(
    r'(-?[^\W\d][\w-]*(?:[:~]|[<>]?=|[<>]))([^\s"()]+(?: +[^\s"():=~<>]+)+)\Z'
)


def _completed(incomplete: str) -> list[str]:
    """Return the fields that a word may go on to be."""
    from kg.find import entries  # noqa: PLC0415 - only to complete

    dash, typed = incomplete[: incomplete.startswith("-")], incomplete.lstrip("-")
    names = [one.field for _, several in entries() for one in several]
    return [f"{dash}{name}:" for name in names if name.startswith(typed)]


def find(  # noqa: PLR0913 - each is an option of the command line
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[EXPR…]",
            help="An expression, best in single quotes.",
            autocompletion=_completed,
        ),
    ] = None,
    *,
    sort: Annotated[
        str, typer.Option("--sort", metavar="FIELD", help="Order; `-year`: the newest first.")
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0: all.")
    ] = 0,
    sparql: Annotated[
        bool, typer.Option("--sparql", help="Print the SPARQL that it compiles to.")
    ] = False,
    saved: Annotated[bool, typer.Option("--list", help="List the finds of kg.yaml.")] = False,
    fields: Annotated[bool, typer.Option("--fields", help="List the fields.")] = False,
) -> int:
    """Find notes, papers, concepts and claims in the short query language.

    Conditions are `field:value`, with = > >= < <= and ~ (a regular expression), ranges
    (year:2018..2021), quotes, -condition or not, or, brackets; a bare word looks in titles,
    aliases and text. For instance: kg find 'type:literature concept:deceptive-alignment
    year:2018.. relevance>=2 -tag:todo sort:-year'. `@name` is a find of kg.yaml. Without an
    expression every note is found. The whole language is on one page: docs/find.md.

    In a pipe a thing is one line, between tabs: path:line, what it is, title, year, stars,
    sentence. The text that --sparql prints runs unchanged in `kg query`.

    Exit status: 0 found, 1 nothing found or nothing is called what a value names, 2 the
    expression cannot be read or the command could not run.
    """
    settings = settings_of(ctx)
    if fields:
        return print_listing(fields_listing(settings), settings)
    vault = opened(settings)
    if saved:
        if not vault.config.finds:
            say("kg.yaml has no finds", "write `finds:` and, below it, `unread: status:unread`")
        return print_listing(finds_listing(vault.config.finds, settings), settings)
    expression = joined(words or [])
    if sparql:
        write(escaped(vault.find_sparql(expression, sort=sort, limit=limit)) + "\n")
        return 0
    found = vault.find(expression, sort=sort, limit=limit)
    if not found:
        say(f"nothing is found by {expression!r}")
    return print_listing(found_listing(found, vault.root, settings), settings)


def joined(words: list[str]) -> str:
    """Return the expression that several arguments are.

    A shell takes quotes away: what of several arguments is a field with blanks in its value
    gets them back. A single argument is an expression as it stands.

    >>> joined(["type:literature", "artifact:ethics chapter"])
    'type:literature artifact:"ethics chapter"'
    >>> joined(["type:literature reward"])
    'type:literature reward'
    """
    if len(words) < 2:
        return "".join(words)
    return " ".join(_VALUE_WITH_BLANKS.sub(r'\1"\2"', word) for word in words)
