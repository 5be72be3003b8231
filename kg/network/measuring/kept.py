"""Measures kept on disk beside the graph that they were taken of."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from kg.network.measuring.values import (
    Bridge,
    Broker,
    Community,
    Measured,
    Measures,
    PaperPair,
)
from kg.vault.beginning import write_atomically

_FILE = "measures.json"

_FORM = 1
"""Changes whenever the same graph is measured in another way, or kept in another form."""


def kept_measures(folder: Path, stamp: str) -> Measures | None:
    """Return the measures of the graph with this stamp, if they are kept in *folder*.

    What cannot be read, whatever is wrong with it, is as good as nothing.
    """
    try:
        said = json.loads((folder / _FILE).read_text("utf-8"))
        return _measures(said) if stamp and said["of"] == [_FORM, stamp] else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def keep_measures(folder: Path, stamp: str, measures: Measures) -> None:
    """Keep *measures* for the next time; where nothing can be written they are not kept."""
    said = {
        "of": [_FORM, stamp],
        "rows": {name: [astuple(row) for row in getattr(measures, name)] for name in _ROWS},
        "modularity": measures.modularity,
        "sources": measures.sources,
    }
    with suppress(OSError):
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        write_atomically(folder / _FILE, text.encode("utf-8", "surrogatepass"))


_ROWS: dict[str, type] = {
    "things": Measured,
    "communities": Community,
    "bridges": Bridge,
    "brokers": Broker,
    "cocited": PaperPair,
    "coupled": PaperPair,
}
"""What is kept in rows, and the value that each row is."""


def _measures(said: dict[str, Any]) -> Measures:
    rows = {
        name: tuple(value(*map(_frozen, row)) for row in said["rows"][name])
        for name, value in _ROWS.items()
    }
    return Measures(**rows, modularity=said["modularity"], sources=said["sources"])


def _frozen(cell: object) -> object:
    return tuple(cell) if isinstance(cell, list) else cell
