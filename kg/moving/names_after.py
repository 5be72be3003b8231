"""What names mean once files have moved: the names that they bring, at their new paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.names import file_of
from kg.vault.names import FILE, Kind, Name, Names, file_names

LookUp = Callable[[Kind, str], Sequence[Name]]


@dataclass(frozen=True, slots=True)
class Moves:
    """Files that move, by their paths, `""` for one that goes; and names that come or go."""

    paths: Mapping[str, str]
    new: tuple[Name, ...] = ()
    heirs: Mapping[str, str] | None = None
    """Where the links to a file go that is not there any more."""

    def place(self, place: str) -> str:
        """Return where the note is that was at *place*, or its heir."""
        file = file_of(place)
        there = (self.heirs or {}).get(file, self.paths.get(file, file))
        return there + place[len(file) :]

    def names(self, look_up: LookUp, brought: Iterable[Name]) -> Names:
        """Return what links mean afterwards; *brought* are the names of the files that move."""
        table: dict[str, list[Name]] = {}
        for name in (*self._moved(brought), *self.new):
            table.setdefault(name.key, []).append(name)

        def found(kind: Kind, key: str) -> Sequence[Name]:
            if kind is not Kind.LINK:
                return look_up(kind, key)
            stay = [n for n in look_up(kind, key) if file_of(n.path) not in self.paths]
            return [*stay, *table.get(key, ())]

        return Names(found)

    def _moved(self, brought: Iterable[Name]) -> Iterable[Name]:
        for name in brought:
            there = self.paths.get(file_of(name.path), "")
            if there and name.kind is Kind.LINK and name.rank != FILE:
                yield name._replace(value=self.place(name.value), path=self.place(name.path))
        for there in self.paths.values():
            if there:
                yield from (name for name in file_names(there) if name.kind is Kind.LINK)
