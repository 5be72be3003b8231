"""Where in a text the words and phrases stand that were wanted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.index.words import words
from kg.query.wanted import Phrase


class Mark(NamedTuple):
    """Where one of the phrases stands: `text[start:end]`; `phrase` is its number."""

    start: int
    end: int
    phrase: int


def marks(text: str, phrases: Iterable[Phrase]) -> Iterator[Mark]:
    """Yield where each of the phrases stands in *text*.

    >>> for mark in marks("Red teams, re-read", [Phrase(("re",), prefix=True)]):
    ...     print("Red teams, re-read"[mark.start : mark.end])
    Red
    re
    read
    """
    found = list(words(text))
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(found):
        places[word.text].append(place)
    for number, phrase in enumerate(phrases):
        behind = len(phrase.words) - 1
        for start in sorted(_beginnings(phrase, places)):
            row = [word.text for word in found[start : start + behind + 1]]
            if _agree(row, phrase):
                yield Mark(found[start].start, found[start + behind].end, number)


def _beginnings(phrase: Phrase, places: Mapping[str, Sequence[int]]) -> Iterable[int]:
    """Return where the first word of *phrase* stands."""
    first = phrase.words[0]
    if len(phrase.words) > 1 or not phrase.prefix:
        return places.get(first, ())
    return [place for word, at in places.items() if word.startswith(first) for place in at]


def _agree(row: Sequence[str], phrase: Phrase) -> bool:
    if len(row) != len(phrase.words) or row[:-1] != list(phrase.words[:-1]):
        return False
    last = phrase.words[-1]
    return row[-1] == last or (phrase.prefix and row[-1].startswith(last))
