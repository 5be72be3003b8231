"""What exports are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.bibliography.reference import Reference
from kg.bibliography.references import References
from kg.config import Config
from kg.overviews.graph import Graph, note_of


@dataclass(frozen=True, slots=True)
class Source:
    """A vault as exports see it: its folder, what kg.yaml says, its graph, its papers.

    `only` are the things to keep to, by address; without it everything is meant.
    """

    root: Path
    config: Config
    graph: Graph
    references: References
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
