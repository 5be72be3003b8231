"""Triples and names while they are gathered, in the order in which they come."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.graph.schema_org import SAID_LIKEWISE, likewise
from kg.graph.stated import Label
from kg.graph.terms import Term, Triple, term
from kg.names import fold


@dataclass(slots=True)
class Triples:
    """What one note says so far; a dict keeps the order and leaves repetitions out."""

    triples: dict[Triple, None] = field(default_factory=dict)
    labels: dict[Label, None] = field(default_factory=dict)

    def add(self, subject: Term, predicate: Term, value: Term) -> None:
        """Add one triple, and what schema.org calls it; once is enough."""
        self.triples[subject, predicate, value] = None
        if predicate in SAID_LIKEWISE:
            same = likewise(predicate, value)
            if same:
                self.triples[subject, *same] = None

    def add_inverse(self, subject: Term, name: str, value: Term) -> None:
        """Add the other direction of a property that has one within a note's graph."""
        if name in ("skos:related", "kg:contradicts", "kg:restates"):
            self.add(value, term(name), subject)
        elif name == "skos:narrower":
            self.add(value, term("skos:broader"), subject)
        elif name == "skos:broader":
            self.add(value, term("skos:narrower"), subject)

    def name(self, address: Term, kind: str, *shown: str) -> None:
        """Keep names by which people will ask for a thing."""
        for name in shown:
            key = fold(name)
            if key:
                self.labels[Label(key, address[1:-1], kind, name)] = None
