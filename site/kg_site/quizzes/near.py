"""Which concepts are near another: their definitions make the wrong answers worth a thought."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from kg.names import digest, fold
from kg_site.knowledge import Concept, Definition, note_of


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The concepts that have a definition, and what brings them together.

    `ring` has them in an order that has nothing to do with them: who has too few neighbours
    takes those that come next there. So a new concept changes few of the others' questions.
    """

    concepts: Mapping[str, Concept]
    definitions: Mapping[str, tuple[Definition, ...]]
    beside: Mapping[str, tuple[str, ...]]
    ring: tuple[tuple[str, str], ...]

    @classmethod
    def of(
        cls, concepts: Mapping[str, Concept], definitions: Iterable[Definition]
    ) -> Neighbourhood:
        """Put the concepts together that are defined in one note."""
        defined: dict[str, list[Definition]] = {}
        for one in definitions:
            if one.concept in concepts and one.text.strip():
                defined.setdefault(one.concept, []).append(one)
        notes: dict[str, dict[str, None]] = {}
        for concept, some in defined.items():
            for one in some:
                notes.setdefault(note_of(one.iri), {})[concept] = None
        return cls(
            concepts,
            {concept: tuple(some) for concept, some in defined.items()},
            {note: tuple(together) for note, together in notes.items()},
            tuple(sorted((digest(concept), concept) for concept in defined)),
        )

    def near(self, iri: str, most: int) -> tuple[str, ...]:
        """Return up to *most* other concepts with a definition, the nearest first."""
        return tuple(islice(self._other(iri), most))

    def _other(self, iri: str) -> Iterator[str]:
        names = {fold(self.concepts[iri].label)}
        for one in chain(self._related(iri), self._together(iri), self._next(iri)):
            if one in self.definitions and (name := fold(self.concepts[one].label)) not in names:
                names.add(name)
                yield one

    def _related(self, iri: str) -> Iterator[str]:
        concept = self.concepts[iri]
        yield from (*concept.related, *concept.narrower, *concept.broader)

    def _together(self, iri: str) -> Iterator[str]:
        for definition in self.definitions.get(iri, ()):
            yield from self.beside[note_of(definition.iri)]

    def _next(self, iri: str) -> Iterator[str]:
        at = bisect(self.ring, (digest(iri), iri))
        yield from (concept for _, concept in (*self.ring[at:], *self.ring[:at]))
