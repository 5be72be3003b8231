"""Terms cut into shards by size, so that a change moves few of the cuts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from zlib import crc32

LEAST, LARGEST = 8_000, 32_000
"""Characters of a shard; a single term of more has a shard of its own."""

_ONE_IN = 64
"""From the least on, a shard ends before one of so many terms: which, follows from the term."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Terms from `first` on, in order, each with its postings as written.

    `first` is as short as can be: what sorts behind all terms of the shards before.
    """

    first: str
    terms: tuple[str, ...]
    postings: tuple[str, ...]

    @property
    def path(self) -> str:
        """Return where the shard lies: its name is `first` in hexadecimal digits of UTF-8."""
        return f"search/terms/{self.first.encode('utf-8', 'replace').hex()}.js"


def sharded(lists: Iterable[tuple[str, str]]) -> Iterator[Shard]:
    """Cut *lists*, terms in order with their postings, into shards."""
    before = ""
    for some in _cut(lists):
        first = some[0][0]
        yield Shard(
            _shortest(before, first),
            tuple(term for term, _ in some),
            tuple(postings for _, postings in some),
        )
        before = some[-1][0]


def _shortest(before: str, first: str) -> str:
    """Return the shortest beginning of *first* that sorts behind *before*."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, first, strict=False))
    return first[: sum(1 for _ in same) + 1]


def _cut(lists: Iterable[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    some: list[tuple[str, str]] = []
    size = 0
    for term, postings in lists:
        more = len(term) + len(postings) + 2
        is_full = size + more > LARGEST or (size >= LEAST and crc32(term.encode()) % _ONE_IN == 0)
        if some and is_full:
            yield some
            some, size = [], 0
        some.append((term, postings))
        size += more
    if some:
        yield some
