"""A reference set without a style: where a style, or what carries it out, fails."""

from __future__ import annotations

from kg.bibliography.reference import Reference
from kg.bibliography.words import Run, Words, tidied

_MOST = 3
"""Authors that are named."""


def entry(reference: Reference) -> Words:
    """Return authors, year, title, venue and address, as far as they are known."""
    names = [author.name for author in reference.authors[:_MOST]]
    more = " et al." if len(reference.authors) > _MOST else ""
    before = ", ".join(names) + more
    year = f"({reference.year})" if reference.year else ""
    address = f"https://doi.org/{reference.doi}" if reference.doi else reference.address
    return tidied(
        (
            Run(f"{before} {year}. ".lstrip(" .") if before or year else ""),
            Run(reference.title, frozenset({"italic"})),
            Run(f". {reference.venue}. {address}".rstrip() if reference.venue else f". {address}"),
        )
    )


def cite(reference: Reference, locator: str = "", *, hides_author: bool = False) -> Words:
    """Return the first author, or the title, with the year and the place in the work."""
    names = [author.family for author in reference.authors]
    who = (names[0] + (" et al." if len(names) > 1 else "")) if names else reference.title
    parts = ("" if hides_author else who, str(reference.year or "n.d."), locator)
    return (Run(", ".join(part for part in parts if part)),)
