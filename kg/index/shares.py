"""A share of a vault's files, read and then stated: here, or in a process of its own.

All files are read first, because what a name means is known only when all have been: so a
share keeps its notes between the two steps. What it hands out are plain tuples and bytes,
which are quick to send.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from kg.graph.addresses import Addresses
from kg.graph.statements import state
from kg.index.freshness import Source
from kg.index.pdfs import PdfTexts
from kg.index.reading import Fresh
from kg.index.rows import NoteRows, note_rows, told
from kg.index.store import Lines, lines
from kg.vault.files import FileStat
from kg.vault.names import Kind, Name, Names

Batch = Sequence[FileStat]
Named = list[tuple[int, str, str, int, str]]
"""Names as plain tuples."""

Packed = bytes
"""Names on their way from one process to the others: who only hands them on never unpacks them."""


class FileRows(NamedTuple):
    """What the database keeps of a file and its notes."""

    stat: tuple[str, int, int, int]
    hash: bytes
    state: str
    names: Named
    told: str
    notes: list[NoteRows]


class Part(NamedTuple):
    """A batch of files, stated: for the database, and for the store."""

    files: list[FileRows]
    lines: Lines


class Share(Protocol):
    """Some batches of a vault's files."""

    def names(self) -> Packed:
        """Read the next batch; return the names that its files bring."""

    def know(self, names: Sequence[Packed]) -> None:
        """Learn all names of the vault, when every batch of every share has been read."""

    def part(self) -> Part:
        """State the next batch."""


@dataclass
class OwnShare:
    """A share that is worked off in this process."""

    source: Source
    batches: Iterable[Batch]
    _read: list[list[Fresh]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the first batch. Raises `SchemaError`."""
        self._readers = self.source.readers()
        self._waiting = iter(self.batches)

    def names(self) -> Packed:
        """Read the next batch; return the names that its files bring."""
        found = (self._readers.read(stat) for stat in next(self._waiting))
        self._read.append([one for one in found if one])
        return packed([_plain(name) for one in self._read[-1] for name in one.names])

    def know(self, names: Sequence[Packed]) -> None:
        """Learn all names of the vault."""
        known = Names.of(_unpacked(names))
        self._parts = self._stated(Addresses(self.source.config.base, known))

    def part(self) -> Part:
        """State the next batch."""
        return next(self._parts)

    def _stated(self, addresses: Addresses) -> Iterator[Part]:
        sources = PdfTexts(self.source.root, self.source.file)
        for position, batch in enumerate(self._read):
            yield _part(batch, addresses, sources)
            self._read[position] = []  # 10,000 notes need not be kept once they are stated


def packed(names: Named) -> Packed:
    """Return *names* packed. They are unpacked by the same Python."""
    return marshal.dumps(names)


def _unpacked(batches: Iterable[Packed]) -> Iterator[Name]:
    """Yield the names of all *batches*; what many of them say is held once."""
    known: dict[str, str] = {}
    for batch in batches:
        named: Named = marshal.loads(batch)  # noqa: S302 - from a process of our own
        for kind, key, value, rank, path in named:
            same = known.setdefault
            yield Name(Kind(kind), same(key, key), same(value, value), rank, same(path, path))


def _part(batch: Iterable[Fresh], addresses: Addresses, sources: PdfTexts) -> Part:
    files, all_stated = [], []
    for one in batch:
        rows = []
        for note in one.to_state:
            stated = state(note, addresses, sources)
            all_stated.append(stated)
            rows.append(note_rows(note, stated, addresses.names.used))
        names = [_plain(name) for name in one.names]
        files.append(
            FileRows((*one.stat,), one.hash, one.state, names, told(one.diagnostics), rows)
        )
    return Part(files, lines(all_stated))


def _plain(name: Name) -> tuple[int, str, str, int, str]:
    return (int(name.kind), name.key, name.value, name.rank, name.path)
