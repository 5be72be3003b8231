"""What became of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.names import fold

_WORD = re.compile(r"\S+")
_LETTERS = 7
"""How long words that stayed must be, together, to stand for themselves between others."""


@dataclass(frozen=True, slots=True)
class Change:
    """Some words of two texts: `kind` is `same`, `added` or `removed`."""

    kind: str
    text: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Return how *after* came of *before*: without what was removed it reads as *after*.

    Case and punctuation make no difference, and a short word that happens to stand in both
    is no reason to cut what was worded anew into pieces.

    >>> [c.kind + ": " + c.text for c in changes("The agent obeys.", "An agent never obeys.")]
    ['removed: The agent', 'added: An agent never', 'same: obeys.']
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Change] = []
    for same, i, j, k, m in _stretches(old, new):
        if same:
            found.append(Change("same", " ".join(new[k:m])))
            continue
        if i < j:
            found.append(Change("removed", " ".join(old[i:j])))
        if k < m:
            found.append(Change("added", " ".join(new[k:m])))
    return tuple(found)


def kept(found: Sequence[Change]) -> float:
    """Return the share of a text's letters, from 0 to 1, that it has from the one before it.

    >>> kept(changes("one two three four", "one two three five"))
    0.76
    """
    now = [(change.kind, len(change.text)) for change in found if change.kind != "removed"]
    same = sum(letters for kind, letters in now if kind == "same")
    return round(same / (sum(letters for _, letters in now) or 1), 2)


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield what stayed and what was replaced in turn, as ranges of both texts."""
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    i = k = 0
    blocks = matcher.get_matching_blocks()
    end = blocks[-1]
    for block in blocks[:-1]:
        at_edge = (block.a, block.b) == (i, k) or (block.a + block.size == end.a)
        if not at_edge and sum(map(len, new[block.b : block.b + block.size])) < _LETTERS:
            continue
        if (i, k) != (block.a, block.b):
            yield False, i, block.a, k, block.b
        i, k = block.a + block.size, block.b + block.size
        yield True, block.a, i, block.b, k
    if (i, k) != (end.a, end.b):
        yield False, i, end.a, k, end.b


def _keys(words: Sequence[str]) -> list[str]:
    return [fold(word) or word for word in words]
