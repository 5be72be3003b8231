"""What a few letters may mean: names of things, ranked by how well they go with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.graph import Label
from kg.names import Folded, fold
from kg.query.things import KINDS

_ENOUGH = 3
"""Letters that must be there before names are taken that have them only in order."""
_SPREAD = 3
"""How many times as long as what was typed such a name may be, where the letters are in it."""
_TYPO = 85
"""How much of a name must agree, of 100, where nothing else was found."""

_RANK = {kind: rank for rank, kind in enumerate(("concept", "paper", "artifact", "note", "person"))}


@dataclass(frozen=True, slots=True)
class Called:
    """A thing by the name that goes best with what was typed.

    `name[start:end]` for each of `marks` is what agrees with it; there are none where only
    a misspelling does.
    """

    iri: str
    kind: str
    name: str
    marks: tuple[tuple[int, int], ...] = ()


def called(labels: Sequence[Label], typed: str, limit: int) -> tuple[Called, ...]:
    """Return the things that *typed* may be the beginning of a name for, best first.

    In order: the whole name, its beginning, the beginning of its words, words within,
    letters in their order (`hub19`), misspellings. `concept:` and the other kinds in front
    leave only things of that kind; alone they leave all of them.
    """
    kind, colon, rest = typed.partition(":")
    kind, typed = (kind, rest) if colon and kind in KINDS else ("", typed)
    among = [label for label in labels if label.kind == kind] if kind else labels
    wanted = fold(typed)
    if not wanted and not kind:
        return ()
    found = sorted(_whole(among, wanted))
    if len(found) < limit:
        found += sorted(_scattered(among, wanted))
    best: dict[str, Label] = {}
    for *_, index in found:
        best.setdefault(among[index].address, among[index])
    for label in _misspelt(among, wanted, limit) if not best else ():
        best.setdefault(label.address, label)
    return tuple(
        Called(label.address, label.kind, label.shown, tuple(marks(label.shown, wanted)))
        for label in list(best.values())[:limit]
    )


def marks(shown: str, wanted: Folded) -> Iterator[tuple[int, int]]:
    """Yield where the words of *wanted* stand in a name as it is written, else its letters.

    >>> list(marks("Rocktäschel & Co.", fold("rocktaschel")))
    [(0, 11)]
    >>> list(marks("hubinger2019risks", fold("hub19")))
    [(0, 3), (10, 12)]
    """
    plain = "".join(map(_plain, shown))
    words = wanted.split()
    places = [_place(plain, word) for word in words]
    if words and min(places) >= 0:
        yield from sorted((at, at + len(word)) for at, word in zip(places, words, strict=True))
    elif wanted and (found := _in_order(wanted).search(plain)):
        yield from _runs([found.start(n + 1) for n in range(len(wanted.replace(" ", "")))])


def _place(plain: str, word: str) -> int:
    """Return where *word* stands, at the beginning of a word if it can; -1 for nowhere."""
    begins = re.search(rf"(?<!\w){re.escape(word)}", plain)
    return begins.start() if begins else plain.find(word)


Rank = tuple[int, int, int, str, int]
"""How a name agrees, its kind, its length, itself, and its place among the labels."""


def _whole(labels: Sequence[Label], wanted: Folded) -> Iterator[Rank]:
    words = wanted.split()
    for index, (key, _, kind, _) in enumerate(labels):
        if all(word in key for word in words):
            spaced = f" {key}"
            if key == wanted:
                rank = 0
            elif key.startswith(wanted):
                rank = 1
            elif all(f" {word}" in spaced for word in words):
                rank = 2 if f" {wanted}" in spaced else 3
            else:
                rank = 4
            yield rank, _RANK[kind], len(key), key, index


def _scattered(labels: Sequence[Label], wanted: Folded) -> Iterator[Rank]:
    """Yield the names that have the letters in order, the closest together first."""
    if len(wanted) >= _ENOUGH:
        search = _in_order(wanted).search
        for index, (key, _, kind, _) in enumerate(labels):
            found = search(key)
            if found and len(found[0]) <= _SPREAD * len(wanted):
                yield len(found[0]), _RANK[kind], len(key), key, index


def _in_order(wanted: Folded) -> re.Pattern[str]:
    letters = (f"({re.escape(letter)})" for letter in wanted.replace(" ", ""))
    return re.compile(r"\b" + "[^ ]*?".join(letters))


def _misspelt(labels: Sequence[Label], wanted: Folded, limit: int) -> Iterator[Label]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where nothing is spelt like it

    if len(wanted) >= _ENOUGH:
        keys = [label.key for label in labels]
        near = process.extract(wanted, keys, scorer=fuzz.ratio, score_cutoff=_TYPO, limit=limit)
        near += process.extract(
            wanted, keys, scorer=fuzz.partial_ratio, score_cutoff=_TYPO, limit=limit
        )
        yield from (labels[index] for *_, index in near)


def _plain(letter: str) -> str:
    """Return one letter for one letter, as `fold` would."""
    return unicodedata.normalize("NFKD", letter.casefold())[:1] or letter


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = end = places[0]
    for place in places:
        if place > end:
            yield start, end
            start = place
        end = place + 1
    yield start, end
