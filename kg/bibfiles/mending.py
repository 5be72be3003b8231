"""An entry whose braces do not balance, read line by line: most people give each field its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.bibfiles.scanning import Block, Piece, Written

_FIELD = re.compile(r"^[ \t]*([^\s=,{}()\"#@%]+)[ \t]*=[ \t]*", re.MULTILINE)
_CLOSERS = {"{": "}", '"': '"'}


@dataclass(frozen=True, slots=True)
class Mended:
    """The entry as its lines have it, and the first field whose braces do not balance."""

    block: Block
    culprit: Written


def mended(raw: str, block: Block) -> Mended | None:
    """Return what the lines of a block say that was not understood as a whole.

    `None` where it was, and where the lines say no more.
    """
    if block.is_closed and all(one.is_closed for one in block.fields):
        return None
    starts = list(_FIELD.finditer(raw, raw.find("\n") + 1))
    if len(starts) < 2:
        return None
    ends = [*(found.start() for found in starts), len(raw)]
    found = [_written(raw, one, end) for one, (_, end) in zip(starts, pairwise(ends), strict=True)]
    culprit = next((one for one in found if not _balances(raw[one.start : one.end])), None)
    if culprit is None or not {one.name for one in block.fields} <= {one.name for one in found}:
        return None
    return Mended(Block(block.type, block.key, tuple(found), (), is_closed=True), culprit)


def _written(raw: str, start: re.Match[str], end: int) -> Written:
    value = raw[start.end() : end].rstrip().rstrip(",").rstrip()
    if end == len(raw):  # the last one, behind which the entry ends
        value = re.sub(r"(?<=[}\"\w])\s*\n\s*[})]\Z", "", value)
    closer = _CLOSERS.get(value[:1], "")
    text = value[1:].removesuffix(closer) if closer else value
    piece = Piece(text, is_bare=not closer)
    until = start.end() + len(value)
    return Written(start[1].lower(), (piece,), start.start(1), start.end(), until, True, True)  # noqa: FBT003 - as read


def _balances(text: str) -> bool:
    depth = 0
    for sign in re.sub(r"\\.", "", text, flags=re.DOTALL):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
