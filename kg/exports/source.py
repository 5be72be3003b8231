"""What exports are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.bibliography.reference import Reference
from kg.bibliography.references import References
from kg.config import Config
from kg.overviews.graph import Graph, note_of
from kg.vault import Names


class Placed(NamedTuple):
    """A note: its address, its file, what it is called among names, the line it begins on."""

    iri: str
    path: str
    place: str
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """A vault as exports see it: its folder, what kg.yaml says, its graph, papers and names.

    `placed` gives all notes in order of path. `only` are the things to keep to, by address;
    without it everything is meant. `private` are patterns, as in `.gitignore`, of files that
    are not taken along.
    """

    root: Path
    config: Config
    graph: Graph
    references: References
    names: Names
    placed: Callable[[], Iterable[Placed]]
    private: tuple[str, ...] = ()
    only: frozenset[str] | None = None

    def wants(self, *things: str) -> bool:
        """Tell whether one of *things*, the note it lies in or what that is about is meant."""
        if self.only is None:
            return True
        notes = (note_of(thing) for thing in things)
        near = {*things, *(one for note in notes for one in (note, self.graph.topic(note)))}
        return not self.only.isdisjoint(near)

    @property
    def papers(self) -> list[Reference]:
        """The papers that are meant, by key."""
        found = (one for one in self.references.all.values() if self.wants(one.iri))
        return sorted(found, key=lambda one: one.key)

    @property
    def title(self) -> str:
        """What the vault is called."""
        return self.config.title or self.root.name or "Reading notes"
