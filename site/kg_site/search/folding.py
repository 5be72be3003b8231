"""How the words of a text are folded, as data: the browser folds a query as Python folded the text.

Browsers know other editions of Unicode, have no case folding and no names of characters. So the
table says it all for what remains after Unicode's own composition (NFKC), which they do have.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

from kg.index.words import folded, is_own

_ASSIGNED = (range(0x80, 0x32400), range(0xE0000, 0xE0200))
"""Nothing outside of these has been assigned yet but for private use."""

_END = 0x110000

Ranges = tuple[tuple[int, int], ...]
"""First code points, and the first ones behind."""


@dataclass(frozen=True, slots=True)
class Folding:
    """What becomes of characters: those of none of these become themselves.

    `own` are each a word of its own, `none` are dropped, `space` end a word, `to` become
    something else. What is in none of them is taken apart (NFKD), and its parts are looked up.
    """

    own: Ranges
    none: Ranges
    space: Ranges
    to: tuple[tuple[str, str], ...]

    def as_data(self) -> list[object]:
        """Return it as a data script has it: lengths of gaps and runs in turn, pairs, the rest."""
        pairs = "".join(old + new for old, new in self.to if len(new) == 1)
        longer = {old: new for old, new in self.to if len(new) != 1}
        return [*map(_steps, (self.own, self.none, self.space)), pairs, longer]


@cache
def folding() -> Folding:
    """Return how `kg.index.words` folds, for all of Unicode."""
    parts: dict[str, str] = {}
    whole: dict[str, str] = {}
    for character in map(chr, chain(*_ASSIGNED)):
        if unicodedata.is_normalized("NFKD", character):
            parts[character] = _spelled(character)
        elif unicodedata.is_normalized("NFKC", character):
            whole[character] = _spelled(character)
    spelled = {**parts, **{c: new for c, new in whole.items() if new != _in_parts(c, parts)}}
    outside = (*range(_ASSIGNED[0].stop, _ASSIGNED[1].start), *range(_ASSIGNED[1].stop, _END))
    return Folding(
        _ranges(ord(c) for c, new in spelled.items() if new == f" {c} "),
        _ranges(ord(c) for c, new in spelled.items() if not new),
        _ranges(sorted(chain((ord(c) for c, new in spelled.items() if new == " "), outside))),
        tuple((c, new) for c, new in sorted(spelled.items()) if new not in {c, "", " ", f" {c} "}),
    )


def _spelled(character: str) -> str:
    """Return how *character* is folded; what most of Unicode is needs no look at its parts."""
    if is_own(character):
        return f" {character} "
    return " " if unicodedata.category(character) == "Cn" else folded(character)


def _in_parts(character: str, parts: dict[str, str]) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(parts.get(part) or folded(part) for part in decomposed)


def _ranges(codes: Iterable[int]) -> Ranges:
    return tuple(_runs(sorted(codes)))


def _runs(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for code in codes:
        if code != last + 1:
            if first >= 0:
                yield first, last + 1
            first = code
        last = code
    if first >= 0:
        yield first, last + 1


def _steps(ranges: Ranges) -> list[int]:
    edges = [0, *chain.from_iterable(ranges)]
    return [after - before for before, after in pairwise(edges)]
