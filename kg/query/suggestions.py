"""What to search for instead, where no note holds what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from sqlite3 import Connection

from kg.index.database import Database
from kg.index.words import words
from kg.query.search import matching
from kg.query.wanted import wanted

_MOST_WORDS = 12
"""Whoever asks for more has pasted a text, and did not mistype a word."""
_LAST = "\U0010ffff"
"""Sorts behind every letter."""
_FORMS = re.compile(
    r'(?<!\S)(?:-\S+|(?:OR|AND|NOT|NEAR(?:/\d+)?)(?!\S)|title:)|["“”„*()]|~\d+(?!\S)'
)
"""All that makes of words more than words."""


def suggestion(database: Database, text: str, type_name: str = "") -> str:
    """Return a text like *text* that finds something, empty where none is near.

    What is tried, in this order: words that no note holds are replaced by the most similar
    that one does; the words may stand anywhere; any of the words is enough.
    """
    if sum(1 for _ in words(text)) > _MOST_WORDS:
        return ""
    nearest = _nearest_words(database.connection, text)
    spelled = _replaced(text, nearest)
    loose = [
        _replaced(word, nearest)
        for word in _FORMS.sub(" ", text).split()
        if all(nearest.get(part.text, part.text) for part in words(word))
    ]
    for tried in (spelled, " ".join(loose), " OR ".join(loose)):
        if tried != text and matching(database, tried, type_name):
            return tried
    return ""


def _replaced(text: str, nearest: Mapping[str, str]) -> str:
    pieces, end = [], 0
    for word in words(text):
        spelled = nearest.get(word.text) or text[word.start : word.end]
        pieces += [text[end : word.start], spelled]
        end = word.end
    return "".join([*pieces, text[end:]])


def _nearest_words(connection: Connection, text: str) -> dict[str, str]:
    """Return each sought word that no note holds, with the nearest one, empty for none."""
    sought = {
        word: phrase.prefix and word == phrase.words[-1]
        for one in wanted(text, typing=True)
        for term in one.terms
        for phrase in term.phrases
        for word in phrase.words
    }
    unknown = [
        word
        for word, prefix in sought.items()
        if not any(_terms(connection, word, word + _LAST if prefix else word))
    ]
    return {word: _nearest(connection, word) for word in unknown}


def _nearest(connection: Connection, word: str) -> str:
    """Return the word of the notes that is most like *word*, of several the most frequent."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only for a word that is nowhere
    from rapidfuzz.process import extract  # noqa: PLC0415 - as above

    most = max(len(word) // 4, int(len(word) > 2))
    for first, last in ((word[0], word[0] + _LAST), ("", _LAST)):  # few err in the first letter
        counts = dict(_terms(connection, first, last))
        near = extract(word, list(counts), scorer=OSA.distance, score_cutoff=most, limit=None)
        if near:
            return min(near, key=lambda found: (found[1], -counts[found[0]], found[0]))[0]
    return ""


def _terms(connection: Connection, first: str, last: str) -> Iterator[tuple[str, int]]:
    """Yield the words from *first* to *last*, each with the number of notes that hold it."""
    yield from connection.execute(
        "SELECT term, doc FROM vocabulary WHERE term BETWEEN ? AND ?", (first, last)
    )
