"""The terms of a text: what stands in the index.

A term is a word as `kg.index.words` spells it. Where people write no spaces (Chinese, Japanese,
Korean, Thai …) it is a character with the one behind it, the last of a row alone: so any two
that stand together are found, and one alone is what its terms begin with.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.index.words import folded
from kg_site.search.folding import folding

LONGEST = 30
"""Characters of a term: longer words are the same if they begin the same."""

_WORD = re.compile(r"[0-9a-z\x80-\U0010ffff]+")
_LONG = re.compile(rf"[0-9a-z\x80-\U0010ffff]{{{LONGEST + 1}}}")


def terms(text: str) -> list[str]:
    """Return the terms of *text*, as often as they stand there.

    >>> terms("Café AI对齐问")
    ['cafe', 'ai', '对齐', '齐问', '问']
    """
    if text.isascii():
        found = _WORD.findall(text.lower())
        return _shortened(found) if _LONG.search(text.lower()) else found
    spelled = _lowered(folded(text))
    if not _own().search(spelled):
        return _shortened(_WORD.findall(spelled))
    return [term for match in _rows().finditer(spelled) for term in _of_row(match[0])]


def _of_row(row: str) -> list[str]:
    characters = row.split("  ")
    if len(characters) == 1:
        return [row[:LONGEST]]
    return [*map("".join, pairwise(characters)), characters[-1]]


def _shortened(words: list[str]) -> list[str]:
    return [word[:LONGEST] for word in words]


def _lowered(text: str) -> str:
    """Lower the case of ASCII alone: the rest is spelled already."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(_own_class())


@cache
def _rows() -> re.Pattern[str]:
    """Match a row of characters that are each a word, as `folded` spaces them, or a word."""
    own = _own_class()
    return re.compile(rf"{own}(?:  {own})*|{_WORD.pattern}")


def _own_class() -> str:
    return "[" + "".join(f"\\U{a:08x}-\\U{b - 1:08x}" for a, b in folding().own) + "]"
