"""What one note says, ready for the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.graph.terms import Term, Triple


class Label(NamedTuple):
    """A name by which people call a thing: *key* is folded, *shown* as it is written."""

    key: str
    address: str
    kind: str
    shown: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What one note says: its graph's address, its triples in order, names of things."""

    graph: Term
    triples: tuple[Triple, ...]
    labels: tuple[Label, ...]
