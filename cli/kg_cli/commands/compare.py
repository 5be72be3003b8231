"""`kg compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.library.surveying import FIVE_CS
from kg_cli.failures import say
from kg_cli.opening import opened, thing_in
from kg_cli.options import settings_of
from kg_cli.output import comparisons
from kg_cli.output.listing import print_listing

FORMATS = comparisons.FORMATS


def compare(
    ctx: typer.Context,
    papers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PAPER]…", help="As for `kg show`; else all that notes assess."),
    ] = None,
    *,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="fivecs|TABLE",
            help="The 5 Cs, or a table: its headings, the first of them, or its note.",
        ),
    ] = FIVE_CS,
    transpose: Annotated[
        bool, typer.Option("--transpose", help="Rows as columns, and columns as rows.")
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="List the tables of the notes that --by takes.")
    ] = False,
) -> int:
    """Compare papers side by side.

    Papers are columns, what is said of them rows: year, relevance, the 5 Cs. With --by TABLE
    a comparison table instead; those of several notes with the same headings are merged, and
    where two notes differ the cell says both (≠), each with its place.

    In a pipe whatever is said is one line, between tabs: path:line, thing, property, words.
    latex is a table for booktabs and longtable.

    Exit status: 0 compared, 1 there is nothing to compare or no paper is called that, 2 a
    name is ambiguous, no table is called that, or the command could not run.
    """
    settings = settings_of(ctx)
    vault = opened(settings)
    if list_:
        tables = vault.comparison_tables()
        if not tables:
            say("no note holds a table that compares things")
        return print_listing(comparisons.tables_listing(tables, vault.root, settings), settings)
    named = [thing_in(vault, paper) for paper in papers or ()]
    comparison = vault.compare(*named, by=by)
    if not comparison.things:
        missing = "no note assesses a paper by the 5 Cs"
        if by != FIVE_CS:
            missing = f"the notes about these papers hold no table called {by!r}"
        say(missing, "kg compare --list names the tables there are")
    of_papers = by == FIVE_CS
    return comparisons.print_comparison(
        comparison, vault.root, settings, things_as_columns=of_papers is not transpose
    )
