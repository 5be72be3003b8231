"""Which section a heading announces, looked up in one step for all sections of a note type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from kg.names import fold
from kg.notes.patterns import HeadingPattern, without_numbering

T = TypeVar("T")


class Announced(NamedTuple, Generic[T]):
    """What a heading announces, and what fills its pattern's gap."""

    what: T
    gaps: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Headings(Generic[T]):
    """Patterns of headings with what each of them announces.

    A pattern without a gap wins over one with a gap, else the first one wins.
    """

    exact: Mapping[str, T] = field(default_factory=dict)
    gapped: tuple[tuple[HeadingPattern, T], ...] = ()

    @classmethod
    def of(cls, patterns: Iterable[tuple[HeadingPattern, T]]) -> Headings[T]:
        """Put *patterns* in order."""
        exact: dict[str, T] = {}
        gapped: list[tuple[HeadingPattern, T]] = []
        for pattern, what in patterns:
            if pattern.gap:
                gapped.append((pattern, what))
            else:
                exact.setdefault(pattern.before, what)
        return cls(exact, tuple(gapped))

    def find(self, title: str) -> Announced[T] | None:
        """Return what *title*, in plain words, announces; a number before it does not count."""
        name = fold(title)
        if name in self.exact:
            return Announced(self.exact[name], {})
        bare = without_numbering(title)
        if bare != title:
            return self.find(bare)
        for pattern, what in self.gapped:
            if name.startswith(pattern.before) and name.endswith(pattern.after):
                gaps = pattern.match(title, name)
                if gaps is not None:
                    return Announced(what, gaps)
        return None
