"""The style sheet: parts put one behind the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kg.resources import folder

FOLDER = folder(__file__, "styles")

PARTS = (
    "base",
    "page",
    "text",
    "reading",
    "citations",
    "margin",
    "lists",
    "claims",
    "tables",
    "years",
    "graph",
    "ask",
    "search",
    "controls",
    "previews",
    "sorting",
    "quiz",
    "data",
    "print",
)
"""The parts in their order: what comes later wins."""


LAST = "theme"
"""The part that only a vault has: it comes after all others."""


_NONE: Mapping[str, Path] = MappingProxyType({})


def sheet(own: Mapping[str, Path] = _NONE, accent: bytes = b"") -> bytes:
    """Return the style sheet of every page.

    *own* are the vault's files by name: one takes the place of our part of that name, the others
    follow ours, `theme.css` as the last; *accent* are the properties that kg.yaml sets.
    """
    ours = [own.get(f"{part}.css", FOLDER / f"{part}.css") for part in PARTS]
    names = {f"{part}.css" for part in (*PARTS, LAST)}
    added = [file for name, file in own.items() if name not in names]
    last = [own[f"{LAST}.css"]] if f"{LAST}.css" in own else []
    read = [[file.read_bytes() for file in files] for files in (ours, added, last)]
    accents = [accent] if accent else []
    return b"\n".join([*read[0], *accents, *read[1], *read[2]])
