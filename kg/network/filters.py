"""Which edges and things a path may take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import UnknownName
from kg.names import fold
from kg.network.edges import Edge
from kg.network.kinds import KINDS

THINGS = ("paper", "concept", "artifact", "claim", "person", "note")
"""Kinds of things, as a filter names them."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Kinds of edges to take or avoid, kinds of things to pass through or avoid.

    An empty `edges` or `things` lets every kind through.
    """

    edges: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    no_edges: frozenset[str] = frozenset()
    no_things: frozenset[str] = frozenset()

    def takes(self, edge: Edge) -> bool:
        """Tell whether a path may go over *edge*."""
        return edge.kind not in self.no_edges and (not self.edges or edge.kind in self.edges)

    def passes_through(self, kind: str) -> bool:
        """Tell whether a path may go through a thing of *kind*; its two ends may be anything."""
        return kind not in self.no_things and (not self.things or kind in self.things)


EVERYTHING = Filter()


def filter_of(via: Iterable[str] = (), avoid: Iterable[str] = ()) -> Filter:
    """Return the filter for kinds as people write them: `rests on`, `cites`, `person`.

    Raises `UnknownName` for a word that is no kind of edge or thing.

    >>> sorted(filter_of(avoid=["Person", "links-to"]).no_edges)
    ['links to']
    """
    edges, things = _kinds(via)
    no_edges, no_things = _kinds(avoid)
    return Filter(edges, things, no_edges, no_things)


def _kinds(words: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    edges: set[str] = set()
    things: set[str] = set()
    for word in words:
        wanted = fold(word)
        found = [name for name in KINDS if wanted in (fold(name), fold(KINDS[name].inverse))]
        if found:
            edges.update(found)
        elif wanted.removesuffix("s") in THINGS:
            things.add(wanted.removesuffix("s"))
        else:
            raise UnknownName("kind of edge or thing", word, _nearest(word))
    return frozenset(edges), frozenset(things)


def _nearest(word: str) -> Sequence[str]:
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped word

    near = process.extract(word, [*KINDS, *THINGS], score_cutoff=55, limit=2)
    return [found[0] for found in near]
