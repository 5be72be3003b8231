"""Parameters of a query as they are given on the command line: `-p name=value`."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from kg.library import Vault
from kg.query.named import NamedQuery
from kg_cli.opening import thing_in


def given_parameters(vault: Vault, query: NamedQuery, given: Sequence[str]) -> dict[str, str]:
    """Return the values by name; files named from here as their paths in the vault.

    Raises a usage error for what is no `name=value`, or is given twice.
    """
    things = {parameter.name for parameter in query.parameters if parameter.is_thing}
    values: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        name = name.strip()
        if not equals or not name:
            raise typer.BadParameter(f"'{one}' is not name=value", param_hint="-p")
        if name in values:
            raise typer.BadParameter(f"'{name}' is given twice", param_hint="-p")
        values[name] = thing_in(vault, value) if name in things else value
    return values
