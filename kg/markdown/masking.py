"""Covering parts of a text so that a scan does not see them; every offset stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Range: TypeAlias = tuple[int, int]
"""Start and end offset, in characters."""

COVER = "\0"
"""No text holds it (see `decoding.normalise`); it is neither a blank nor a word character."""


def mask(text: str, ranges: Iterable[Range]) -> str:
    """Return *text* with *ranges* (in order, overlaps allowed) replaced by `COVER`."""
    parts = []
    at = 0
    for start, end in ranges:
        if end <= at:
            continue
        if start > at:
            parts.append(text[at:start])
            at = start
        parts.append(COVER * (end - at))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def escaped(text: str, offset: int) -> bool:
    """Tell whether a backslash takes its meaning from the character at *offset*."""
    at = offset
    while at and text[at - 1] == "\\":
        at -= 1
    return (offset - at) % 2 == 1
