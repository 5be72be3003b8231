"""What a shell may complete: names of queries, of what a query has to be told, citekeys.

A completion that fails must say nothing: it runs while somebody types.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from kg.library import open_vault
from kg.query.catalog import Queries
from kg.vault import find_root
from kg_cli.options import Settings


def complete_queries(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the named queries that begin with *incomplete*, each with its description."""
    try:
        found = list(_queries(ctx).descriptions())
    except Exception:  # noqa: BLE001 - see above
        return []
    return [(name, told) for name, told in found if name.startswith(incomplete)]


def complete_parameters(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the parameters of the query that is being typed, as the beginning of `name=value`."""
    try:
        found = list(_parameters(ctx))
    except Exception:  # noqa: BLE001 - see above
        return []
    return [(name, told) for name, told in found if name.startswith(incomplete)]


def complete_citekeys(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the citekeys that begin with *incomplete*, with `@` where that has it."""
    sign = "@" if incomplete.startswith("@") else ""
    typed = incomplete.removeprefix("@").casefold()
    try:
        known = open_vault(_folder(ctx), refresh=False).citekeys()
    except Exception:  # noqa: BLE001 - see above
        return []
    return [
        (f"{sign}{one.key}", one.title) for one in known if one.key.casefold().startswith(typed)
    ]


def _parameters(ctx: typer.Context) -> Iterator[tuple[str, str]]:
    typed = [ctx.params.get("sparql"), *ctx.args]  # what precedes an unfinished -p is in `args`
    name = next(str(one) for one in typed if one)
    given = {one.partition("=")[0] for one in ctx.params.get("parameter") or ()}
    for parameter in _queries(ctx)[name].parameters:
        if parameter.name not in given:
            yield f"{parameter.name}=", parameter.description or parameter.type


def _queries(ctx: typer.Context) -> Queries:
    start = _folder(ctx)
    return Queries(find_root(start) or start)


def _folder(ctx: typer.Context) -> Path:
    named = ctx.obj.vault_folder if isinstance(ctx.obj, Settings) else None
    return Path(named or ".").absolute()
