"""The nearest of the names that there are, for one that there is not."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a sentence with the names most like *name*; nothing when none is like it.

    >>> nearest("yaer", ["year", "type"])
    "did you mean 'year'?"
    """
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

    near = process.extract(name.lower(), list(known), score_cutoff=65, limit=2)
    return f"did you mean {' or '.join(repr(found[0]) for found in near)}?" if near else ""
