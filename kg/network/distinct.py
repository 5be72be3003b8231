"""Edges told once: what several places or triples say of the same two things."""

from __future__ import annotations

from collections.abc import Iterable

from kg.network.edges import Edge
from kg.network.kinds import CLAIM_KINDS, kind_of

Pair = tuple[frozenset[str] | tuple[str, str], str]


def told_once(carried: Iterable[Edge]) -> list[Edge]:
    """Return each edge that a carrier says once: rather with its reason than without."""
    kept: dict[tuple[str, str, str, str, int], Edge] = {}
    for edge in carried:
        key = (edge.source, edge.target, edge.kind, edge.path, edge.line)
        if key not in kept or _fullness(edge) > _fullness(kept[key]):
            kept[key] = edge
    pairs = {key: _pair(*key[:3]) for key in kept}
    argued = {pairs[key] for key, edge in kept.items() if edge.reason}
    full = argued | {pairs[key] for key, edge in kept.items() if edge.sentence}
    return [
        edge
        for key, edge in kept.items()
        if edge.reason or pairs[key] not in (argued if edge.sentence else full)
        or (edge.sentence and edge.kind not in CLAIM_KINDS)
    ]  # fmt: skip


class Told:
    """What edges say already: a plain triple is worth telling where it adds to that."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        """Keep the pairs that *edges* join, and how."""
        self._pairs: set[Pair] = set()
        self._joined: set[frozenset[str]] = set()
        for edge in edges:
            self._pairs.add(_pair(edge.source, edge.target, edge.kind))
            self._joined.add(frozenset((edge.source, edge.target)))

    def covers(self, source: str, target: str, kind: str) -> bool:
        """Tell whether a triple adds nothing: that a note speaks of a thing, least of all."""
        if kind == "speaks of" and frozenset((source, target)) in self._joined:
            return True
        return _pair(source, target, kind) in self._pairs


def in_order(carried: Iterable[Edge], plain: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return all edges, the most telling first, and of plain ones that say the same the first."""
    first: dict[Pair, Edge] = {}
    for edge in sorted(plain, key=lambda edge: edge.telling):
        first.setdefault(_pair(edge.source, edge.target, edge.kind), edge)
    return tuple(sorted((*carried, *first.values()), key=lambda edge: edge.telling))


def _pair(source: str, target: str, kind: str) -> Pair:
    """Return what tells an edge apart from one that says the same elsewhere."""
    read = kind_of(kind)
    ends = frozenset((source, target)) if read.name == read.inverse else (source, target)
    return ends, kind


def _fullness(edge: Edge) -> tuple[int, int, str, str, str]:
    words = edge.reason + edge.sentence
    return len(edge.reason), len(edge.sentence), words, edge.word, edge.note
