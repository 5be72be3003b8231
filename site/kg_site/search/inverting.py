"""The inverted index: for each term the pages that have it, and how much they are about it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from kg_site.search.numbering import Numbered
from kg_site.search.postings import empty, posting, split, written
from kg_site.search.weighing import levels, usual_length

ENDLESS = "*"
"""Behind the beginning of a term: all terms that begin so. It sorts before every longer one."""

FEW = 8_000
"""Characters of all terms with one beginning, from which on they are also written as one."""

_BEHIND = b"\xff\xff"
"""Behind the key of a beginning: after all that begins so."""

Postings: TypeAlias = "Mapping[str, array[int]]"


def inverted(numbered: Numbered) -> Postings:
    """Return the postings of every term."""
    usual = usual_length(placed.entry for placed in numbered.pages.values())
    found: dict[str, array[int]] = {}
    for number, placed in numbered.pages.items():
        for term, level in levels(placed.page.frame.title, placed.entry, usual).items():
            if (postings := found.get(term)) is None:
                found[term] = postings = empty()
            postings.append(posting(number, level))
    return found


def in_order(term: str) -> bytes:
    """Return what sorts terms as JavaScript compares texts: by units of UTF-16."""
    return term.encode("utf-16-be", "surrogatepass")


def completed(level: int) -> int:
    """Return what is left of a level where only the beginning of a term was typed.

    >>> completed(15), completed(1)
    (10, 0)
    """
    return level * 11 >> 4


def lists(postings: Postings) -> Iterator[tuple[str, str]]:
    """Yield terms in order, each with its postings as written; beginnings of many among them."""
    terms = sorted(postings, key=in_order)
    texts = [written(postings[term]) for term in terms]
    found = dict(zip(terms, texts, strict=True))
    found.update(_beginnings(terms, texts, postings))
    for term in sorted(found, key=in_order):
        yield term, found[term]


def _beginnings(
    terms: Sequence[str], texts: Sequence[str], postings: Postings
) -> Iterator[tuple[str, str]]:
    """Yield the beginnings that too many terms have to be looked up one by one."""
    lengths = [0]
    for term, text in zip(terms, texts, strict=True):
        lengths.append(lengths[-1] + len(term) + len(text))
    waiting = [("", 0, len(terms))]
    while waiting:
        beginning, first, end = waiting.pop()
        if lengths[end] - lengths[first] <= FEW:
            continue
        if beginning and end - first > 1:
            yield beginning + ENDLESS, written(_union(beginning, terms[first:end], postings))
        waiting.extend(_longer(beginning, terms, first, end))


def _longer(
    beginning: str, terms: Sequence[str], first: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """Yield the beginnings that are one character longer, each with its range of *terms*."""
    at = first + (terms[first] == beginning)
    while at < end:
        longer = terms[at][: len(beginning) + 1]
        behind = bisect_left(terms, in_order(longer) + _BEHIND, at, end, key=in_order)
        yield longer, at, behind
        at = behind


def _union(beginning: str, terms: Sequence[str], postings: Postings) -> Iterator[int]:
    """Yield the best posting of each page that has any of *terms*."""
    longer = terms[terms[0] == beginning :]
    best = dict.fromkeys(chain.from_iterable(map(postings.__getitem__, longer)))
    weakened = map(_completed, best)
    return _best_of_each(chain(weakened, postings.get(beginning, ())))


def _completed(one: int) -> int:
    number, level = split(one)
    return posting(number, completed(level))


def _best_of_each(postings: Iterable[int]) -> Iterator[int]:
    """Yield the best posting of each page: sorted backwards, it is the last of its number."""
    best = {split(one)[0]: one for one in sorted(postings, reverse=True)}
    return iter(best.values())
