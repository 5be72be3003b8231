"""`kg query`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import QueryError, SchemaError
from kg.library import Vault
from kg.query.asked import looks_like_name
from kg.query.named import NamedQuery, read_named
from kg_cli.completion import complete_parameters, complete_queries
from kg_cli.failures import say
from kg_cli.interrupting import interruptible
from kg_cli.opening import opened
from kg_cli.options import Settings, settings_of
from kg_cli.output import answers
from kg_cli.output.listing import print_listing
from kg_cli.output.plans import print_plan
from kg_cli.output.prefixes import prefixes
from kg_cli.output.queries import queries_listing
from kg_cli.parameters import given_parameters

FORMATS = answers.FORMATS

_SUFFIXES = (".rq", ".sparql")
_SPARQL = re.compile(
    r"\s*(#|(prefix|base|select|ask|construct|describe)\b)|.*\{", re.IGNORECASE | re.DOTALL
)


def query(
    ctx: typer.Context,
    sparql: Annotated[
        str,
        typer.Argument(
            metavar="[NAME|SPARQL|FILE|-]",
            help="A named query, a query, a file of one, or - for standard input.",
            autocompletion=complete_queries,
        ),
    ] = "",
    *,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "-p",
            "--param",
            metavar="NAME=VALUE",
            help="What the query has to be told; a thing by any of its names.",
            autocompletion=complete_parameters,
        ),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the named queries with their parameters.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the query as it runs and what it is made of.")
    ] = False,
) -> int:
    """Ask the graph in SPARQL 1.1, or a named query.

    SELECT, ASK, CONSTRUCT or DESCRIBE; the vocabulary's prefixes are declared already.
    json, csv and tsv are the formats of the W3C; a graph comes as Turtle, or as ntriples
    or jsonld.

    A named query is a file in `schema/queries/` of kg or of the vault. Its first comment
    lines say what it answers and declare its parameters, written `$name` in the query:
    `# param name: type = default -- what it is`.

    Exit status: 0 rows found (ASK: true), 1 none found (ASK: false), 2 the query could
    not run.
    """
    settings = settings_of(ctx)
    if listed:
        return _print_list(opened(settings), sparql, settings)
    if not sparql:
        raise QueryError("nothing is asked", "`kg query --list` shows the named queries")
    typed = read_named("", sys.stdin.read()) if sparql == "-" else None
    vault = opened(settings)
    found = typed or asked_query(vault, sparql)
    values = given_parameters(vault, found, parameter or ())
    text = vault.sparql(found.name or found.text, values)
    if explain:
        print_plan(vault.plan(text), settings)
        return 0
    answer = interruptible(lambda: vault.query(text))
    for warning in answer.warnings:
        say(f"warning: {warning}")
    return answers.print_answer(answer, prefixes(vault.config.base), settings, vault.root)


def asked_query(vault: Vault, argument: str) -> NamedQuery:
    """Return the query that *argument* names, is, or is the file of.

    Raises `UnknownName` with the nearest names, `SchemaError`, `QueryError`.
    """
    queries = vault.queries()
    path = Path(argument)
    if looks_like_name(argument) and (argument in queries or not _is_file_name(path)):
        return queries.find(argument)
    if not looks_like_name(argument) and _SPARQL.match(argument):
        return read_named("", argument)
    try:
        return read_named("", path.read_text("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise QueryError(f"{argument} is not UTF-8 text") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file can be called that"
        raise QueryError(
            f"'{argument}' is neither a SPARQL query nor a file ({reason})",
            "`kg query --list` shows the named queries, `kg query --help` how to write one",
        ) from error


def _is_file_name(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES or path.is_file()


def _print_list(vault: Vault, word: str, settings: Settings) -> int:
    """List the queries, with *word* those that have it in their name, topic or description."""
    found = [one for one in _usable(vault) if word.casefold() in _said(one)]
    if not found:
        say(f"no named query speaks of '{word}'")
    return print_listing(queries_listing(found, settings), settings)


def _usable(vault: Vault) -> Iterator[NamedQuery]:
    queries = vault.queries()
    for name in queries:
        try:
            yield queries[name]
        except SchemaError as error:
            say(f"warning: {error}", error.hint)


def _said(query: NamedQuery) -> str:
    return f"{query.name} {query.topic} {query.description}".casefold()
