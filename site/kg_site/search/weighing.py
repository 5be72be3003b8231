"""How much a page is about a term: BM25F in sixteen levels.

What the level says is of the page alone; how rare a term is (idf) is left to the browser, and the
usual length of a text is rounded to a power of two: a page that is added changes its own terms.
S. Robertson, H. Zaragoza, M. Taylor (2004), Simple BM25 extension to multiple weighted fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log2

from kg_site.pages import Entry
from kg_site.search.numbering import text_of
from kg_site.search.terms import terms

LEVELS = 16

SATURATION = 3.0
"""So often must a term stand in a text of usual length for half of the most that it can say."""

BEND = 0.6
"""How much of a text's length counts against it."""

TITLE, NAME, BYLINE, HEADING = 20.0, 16.0, 6.0, 5.0
"""So many times in the text is once in a title, in another name, in a byline, in a heading."""

_TITLE_WORDS = 8
"""The usual length of a title."""


def usual_length(entries: Iterable[Entry]) -> int:
    """Return the mean length of their texts in characters, rounded to a power of two."""
    lengths = [len(text_of(entry)) for entry in entries]
    mean = sum(lengths) / (len(lengths) or 1)
    return 1 << round(log2(max(mean, 64)))


def levels(title: str, entry: Entry, usual: int) -> Mapping[str, int]:
    """Return the terms of a page, each with its level, 0 to 15."""
    text = text_of(entry)
    norm = 1 - BEND + BEND * max(len(text) / usual, 0.5)
    counted = Counter(terms(text))
    known = {n: level(n / norm) for n in set(counted.values())}
    found = {term: known[n] for term, n in counted.items()}
    for term, extra in _marked(title, entry).items():
        found[term] = level(extra + counted[term] / norm)
    return found


def level(weight: float) -> int:
    """Return the level of a weight in occurrences.

    >>> [level(weight) for weight in (0.1, 1, 3, 20, 1000)]
    [0, 4, 8, 13, 15]
    """
    return int(LEVELS * weight / (weight + SATURATION))


def _marked(title: str, entry: Entry) -> Mapping[str, float]:
    """Return what the terms outside of the running text weigh."""
    found: dict[str, float] = {}
    words = terms(title)
    fields = (
        (words, TITLE / (0.5 + 0.5 * len(words) / _TITLE_WORDS)),
        (terms("\n".join(entry.names)), NAME),
        (terms(entry.byline), BYLINE),
        (terms("\n".join(section.heading for section in entry.sections)), HEADING),
    )
    for some, weight in fields:
        for term in set(some):
            found[term] = found.get(term, 0.0) + weight
    return found
