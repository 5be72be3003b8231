"""Who speaks for and against which claims and papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.checks.graph import Spot, Spots, expanded, is_stated, pairs
from kg.index import Index

FOR = ("kg:supports", "cito:supports", "cito:confirms", "cito:agreesWith")
AGAINST = ("kg:disputes", "kg:contradicts", "cito:disputes", "cito:refutes", "cito:disagreesWith")
_ENDS = (("rdf:subject", "rdf:object"), ("cito:hasCitingEntity", "cito:hasCitedEntity"))
_KINDS = ("rdf:predicate", "cito:hasCitationCharacterization")


@dataclass(slots=True)
class Relations:
    """Which sources speak for and against which claims, and where they say so."""

    index: Index
    spots: Spots = field(init=False)

    def __post_init__(self) -> None:
        """Keep what is read once."""
        self.spots = Spots(self.index)

    def by_target(self) -> dict[str, tuple[set[str], set[str]]]:
        """Return who speaks for and who against each claim or paper that anybody disputes."""
        found: dict[str, tuple[set[str], set[str]]] = {}
        for curie in AGAINST:
            for source, target in pairs(self.index, curie):
                found.setdefault(target, (set(), set()))[1].add(source)
        for curie in FOR:
            for source, target in pairs(self.index, curie):
                if target in found:
                    found[target][0].add(source)
        return found

    def spot(self, source: str, target: str, names: tuple[str, ...]) -> Spot | None:
        """Return where *source* says one of *names* of *target*."""
        wanted = {expanded(name) for name in names}
        for carrier in sorted(self._carriers(source, target)):
            said = (self.spots.one(carrier, one) for one in _KINDS)
            if not wanted.isdisjoint(said):
                return self.spots.of(carrier)
        stated = any(is_stated(self.index, source, name, target) for name in names)
        return self.spots.of(source) if stated else None

    def _carriers(self, source: str, target: str) -> Iterator[str]:
        """Yield the relations and citations between the two."""
        subjects = self.spots.items.subjects
        for start, end in _ENDS:
            yield from set(subjects(start, source)) & set(subjects(end, target))

    def first(self, sources: set[str], target: str, names: tuple[str, ...]) -> Spot | None:
        """Return the first place where any of *sources* says one of *names* of *target*."""
        found = (self.spot(source, target, names) for source in sources)
        return min((spot for spot in found if spot), key=str, default=None)
