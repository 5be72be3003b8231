"""`kg query`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import QueryError
from kg_cli.failures import say
from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.output import answers
from kg_cli.output.prefixes import prefixes

FORMATS = answers.FORMATS

_SPARQL = re.compile(
    r"\s*(#|(prefix|base|select|ask|construct|describe)\b)|.*\{", re.IGNORECASE | re.DOTALL
)


def query(
    ctx: typer.Context,
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL|FILE|-", help="A query, a file of one, or - for stdin.")
    ],
) -> int:
    """Ask the graph in SPARQL 1.1.

    SELECT, ASK, CONSTRUCT or DESCRIBE; the vocabulary's prefixes are declared already.
    json, csv and tsv are the formats of the W3C; a graph comes as Turtle, or as ntriples
    or jsonld.

    Exit status: 0 rows found (ASK: true), 1 none found (ASK: false), 2 the query could
    not run.
    """
    settings = settings_of(ctx)
    text = query_text(sparql)
    vault = opened(settings)
    answer = vault.query(text)
    for warning in answer.warnings:
        say(f"warning: {warning}")
    return answers.print_answer(answer, prefixes(vault.config.base), settings)


def query_text(argument: str) -> str:
    """Return the SPARQL that *argument* is, names or (`-`) has on standard input."""
    if argument == "-":
        return sys.stdin.read()
    if _SPARQL.match(argument):
        return argument
    try:
        return Path(argument).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{argument} is not UTF-8 text") from error
    except OSError as error:
        raise QueryError(
            f"'{argument}' is neither a SPARQL query nor a file ({error.strerror})",
            "for instance: kg query 'SELECT ?title { ?note a kg:Note ; dcterms:title ?title }'",
        ) from error
