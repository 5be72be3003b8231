"""What lies around one thing: the neighbours that say most, under the words that join them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.network.edges import Edge

MOST = 12
"""So many neighbours are drawn."""

_OF_ONE_KIND = 5
"""So many of one kind are taken before those of other kinds have had their turn."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing next to another, and the edges between them, the most telling first."""

    iri: str
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """Neighbours in groups, by the `words` that join them; `left_out` are not among them."""

    groups: Mapping[str, tuple[Neighbour, ...]]
    left_out: int


def around(iri: str, edges: Sequence[Edge], note: str = "") -> Around:
    """Return what lies around the thing at *iri*, of which *edges* are all, told by importance.

    What the note at *note* says itself goes before what others say.
    """
    found: dict[str, list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: edge.note != note) if note else edges:
        if edge.source != edge.target:
            found.setdefault(edge.other(iri), []).append(edge)
    neighbours = [Neighbour(other, tuple(joining)) for other, joining in found.items()]
    taken = _taken(iri, neighbours)
    groups: dict[str, list[Neighbour]] = {}
    for one in taken:
        groups.setdefault(one.edges[0].read_from(iri), []).append(one)
    return Around(
        {words: tuple(members) for words, members in groups.items()}, len(found) - len(taken)
    )


def _taken(iri: str, neighbours: Iterable[Neighbour]) -> Sequence[Neighbour]:
    """Take the first, but not so many of one kind that there is no room for others."""
    kinds: Counter[str] = Counter()
    first: list[Neighbour] = []
    later: list[Neighbour] = []
    for one in neighbours:
        words = one.edges[0].read_from(iri)
        kinds[words] += 1
        (first if kinds[words] <= _OF_ONE_KIND else later).append(one)
    return [*first, *later][:MOST]
