"""The words that a mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterator

from kg_site.search.inverting import Postings

SIZE = 40_000
"""Characters of the list: some six thousand words."""

_SHORTEST = 3


def spelling(postings: Postings) -> str:
    """Return the words that most pages have, the most frequent first, with spaces between."""
    words = [term for term in postings if len(term) >= _SHORTEST and not term.isdecimal()]
    words.sort(key=lambda term: (-len(postings[term]), term))
    return " ".join(_to(SIZE, words))


def _to(size: int, words: list[str]) -> Iterator[str]:
    for word in words:
        size -= len(word) + 1
        if size < 0:
            return
        yield word
