"""Which entry of a bibliography is the one that is to be imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from kg.bibfiles import Entry
from kg.names import fold
from kg.notes import PaperId
from kg.notes.entries import record_of
from kg.vault.naming import paper_keys


@dataclass(frozen=True, slots=True)
class Match:
    """It is that one: by identifier or title, or by its key alone."""

    index: int


@dataclass(frozen=True, slots=True)
class New:
    """None of them is."""


@dataclass(frozen=True, slots=True)
class Clash:
    """None of them is, but its key is that of another paper."""

    index: int


Matched: TypeAlias = Match | New | Clash


@dataclass(slots=True)
class Known:
    """The entries of a bibliography, found by what identifies their papers."""

    entries: list[Entry]
    by_key: dict[str, int] = field(init=False)
    by_paper: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the entries, which have what they take over from others."""
        self.by_key, self.by_paper = {}, {}
        entries, self.entries = self.entries, []
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Let an entry be found that comes next."""
        index = len(self.entries)
        self.entries.append(entry)
        self.by_key.setdefault(entry.key.casefold(), index)
        record = record_of(entry)
        for key in paper_keys(record.id) if record else ():
            self.by_paper.setdefault(key, []).append(index)

    def find(self, entry: Entry) -> Matched:
        """Return what *entry* is here: by identifier, then by title, then by key."""
        record = record_of(entry)
        keys = paper_keys(record.id) if record else []
        found = [
            (key, index)
            for key in keys
            for index in self.by_paper.get(key, ())
            if _is_sure(key) or _may_be(self.entries[index], entry)
        ]
        if found:
            sure = [index for key, index in found if _is_sure(key)] or [i for _, i in found]
            same_key = [i for i in sure if self.entries[i].key == entry.key]
            return Match((same_key or sure)[0])
        index = self.by_key.get(entry.key.casefold()) if entry.key else None
        if index is None:
            return New()
        return Match(index) if _is_as_good(self.entries[index], entry) else Clash(index)


def _is_sure(key: str) -> bool:
    return not key.startswith(("url:", "title:"))


def _may_be(one: Entry, other: Entry) -> bool:
    """Tell whether nothing that two entries of one title say speaks against the same paper."""
    a, b = _id(one), _id(other)
    pairs = ((a.year, b.year), (fold(a.author), fold(b.author)))
    return _agree(a, b) and all(not x or not y or x == y for x, y in pairs)


def _is_as_good(one: Entry, other: Entry) -> bool:
    """Tell whether two entries of one key are about one paper, of which one may say more."""
    a, b = _id(one), _id(other)
    same_title = not a.title or not b.title or fold(a.title) == fold(b.title)
    same_else = a.year and a.year == b.year and a.author and fold(a.author) == fold(b.author)
    return _agree(a, b) and bool(same_title or same_else)


def _agree(a: PaperId, b: PaperId) -> bool:
    """Tell whether no identifier speaks against the same paper."""
    pairs = ((a.arxiv, b.arxiv), (a.doi, b.doi), (a.isbn, b.isbn))
    return all(not x or not y or x == y for x, y in pairs)


def _id(entry: Entry) -> PaperId:
    record = record_of(entry)
    return record.id if record else PaperId()
