"""The style sheet: parts put one behind the other."""

from __future__ import annotations

from kg.resources import folder

FOLDER = folder(__file__, "styles")

PARTS = ("base", "page", "text", "margin", "lists", "print")
"""The parts in their order: what comes later wins."""


def sheet() -> bytes:
    """Return the style sheet of every page."""
    return b"\n".join((FOLDER / f"{part}.css").read_bytes() for part in PARTS)
