"""Named queries asked and told: a row is a line, its cells short, its place at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

import kg
from kg.query import prefixes
from kg.query.rows import Node

Told = Callable[..., list[str]]

_CELL = 20
"""Characters of a cell that a row shows."""
_STEM = re.compile(r"\w+(-\w+)?(-\d{4}\b)?")
"""What a row shows of the name of a note: what it is, who wrote it, when."""


@pytest.fixture
def told(example: kg.Vault) -> Told:
    """Ask a named query of the example vault."""
    return teller(example)


def teller(vault: kg.Vault) -> Told:
    """Return what asks a named query of *vault* and tells its rows."""

    def told(name: str, **parameters: str | int) -> list[str]:
        table = vault.query(name, parameters).table
        assert table is not None
        return [_line(dict(zip(table.variables, row, strict=True))) for row in table.rows]

    return told


def rows(text: str) -> list[str]:
    """Return the lines of an expected answer."""
    return [line for line in dedent(text).strip().splitlines() if line.strip()]


def _line(row: dict[str, Node | None]) -> str:
    path, line = row.pop("path", None), row.pop("line", None)
    stem = _STEM.match(Path(path.value).stem) if path else None
    place = stem[0] if stem else ""
    cells = [*map(_cell, row.values()), f"{place}:{line.value}" if line else place]
    return " | ".join(cell for cell in cells if cell)


def _cell(node: Node | None) -> str:
    if node is None:
        return "-"
    value = node.value
    for prefix, address in prefixes("https://example.org/kg/").items():
        if node.kind == "uri" and value.startswith(address):
            return f"{prefix}:{value.removeprefix(address)}"
    return value if len(value) <= _CELL else f"{value[:_CELL].rstrip()}…"
