"""Offsets in UTF-8 bytes, as the Markdown parser gives them, to offsets in characters."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable

_CONTINUATION = re.compile(rb"[\x80-\xbf]")


def characters(text: str) -> Callable[[int], int]:
    """Return the function from byte offsets in *text* to character offsets.

    A character's first byte is its offset less the continuation bytes before it.
    """
    if text.isascii():
        return int
    continuations = array("L", [m.start() for m in _CONTINUATION.finditer(text.encode())])

    def to_character(offset: int) -> int:
        return offset - bisect_left(continuations, offset)

    return to_character
