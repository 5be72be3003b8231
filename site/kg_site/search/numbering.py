"""The numbers of pages in the index: they hardly change when pages come and go.

Each kind of page has a row of numbers, at least a quarter more than there are pages; where in it
a page stands follows from its path. So the kind is known by the number, and a page that is added
or removed leaves the numbers of others alone, but for the few that would have had its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from kg_site.pages import Entry, Page

A_SHARD = 8_000
"""Characters of text that a shard of pages has, about, where it holds more than one page."""


_Told = tuple[Page, Entry]


@dataclass(frozen=True, slots=True)
class Row:
    """The numbers of a kind: `slots` of them from `start`; `1 << shift` share a shard."""

    kind: str
    start: int
    slots: int
    shift: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A page that can be found, and the shard that shows it."""

    page: Page
    entry: Entry
    shard: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """Pages by number, in its order, and the row of each kind."""

    rows: tuple[Row, ...]
    pages: Mapping[int, Placed]


def numbered(pages: Iterable[Page]) -> Numbered:
    """Give a number to each of *pages* that can be found."""
    kinds: dict[str, list[_Told]] = {}
    for page in pages:
        if page.entry:
            kinds.setdefault(page.entry.kind, []).append((page, page.entry))
    rows: list[Row] = []
    numbers: dict[int, Placed] = {}
    start = 0
    for kind in sorted(kinds):
        some = kinds[kind]
        slots = _power(len(some) * 5 // 4)
        shift = _shift(some, slots)
        for slot, (page, entry) in _slots(some, slots):
            numbers[start + slot] = Placed(page, entry, start + (slot >> shift))
        rows.append(Row(kind, start, slots, shift))
        start += slots
    return Numbered(tuple(rows), dict(sorted(numbers.items())))


def text_of(entry: Entry) -> str:
    """Return the running text of a page."""
    return "\n".join(section.text for section in entry.sections) or entry.summary


def _slots(pages: Sequence[_Told], slots: int) -> Iterator[tuple[int, _Told]]:
    taken: set[int] = set()
    for one in sorted(pages, key=lambda told: told[0].path):
        slot = crc32(one[0].path.encode("utf-8", "replace")) % slots
        while slot in taken:
            slot = (slot + 1) % slots
        taken.add(slot)
        yield slot, one


def _shift(pages: Sequence[_Told], slots: int) -> int:
    weight = sum(200 + len(text_of(entry)) for _, entry in pages)
    return max(0, (A_SHARD * slots // weight).bit_length() - 1)


def _power(number: int) -> int:
    """Return the power of two that is not below *number*."""
    return 1 << max(0, number - 1).bit_length()
