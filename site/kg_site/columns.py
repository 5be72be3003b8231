"""The graph as columns: all values of one property at once, read in one scan of the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.network.statements import Statements
from kg.vocabulary import PREFIXES

Values: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Columns of the graph, each put in order once."""

    statements: Statements
    columns: dict[str, Mapping[str, Values]] = field(default_factory=dict)

    def column(self, name: str) -> Mapping[str, Values]:
        """Return the values of the property *name* by subject, in order."""
        if name not in self.columns:
            self.columns[name] = _in_order(self.statements.pairs(_whole(name)))
        return self.columns[name]

    def all(self, thing: str, name: str) -> Values:
        """Return the values that *thing* has of the property *name*."""
        return self.column(name).get(thing, ())

    def one(self, thing: str, name: str) -> str:
        """Return the first of these values, empty where there is none."""
        return next(iter(self.all(thing, name)), "")

    def number(self, thing: str, name: str) -> int:
        """Return the greatest of these values as a number, 0 where there is none."""
        return max(map(number_of, self.all(thing, name)), default=0)

    def members(self, name: str) -> list[str]:
        """Return the things of the class *name*, in order."""
        return sorted(set(self.statements.subjects(_whole("rdf:type"), _whole(name))))

    def types(self, name: str) -> Mapping[str, Values]:
        """Return the classes of the things of the class *name*."""
        return {thing: self.all(thing, "rdf:type") for thing in self.members(name)}


def _in_order(pairs: Iterable[tuple[str, str]]) -> dict[str, Values]:
    found: dict[str, set[str]] = {}
    for subject, value in pairs:
        found.setdefault(subject, set()).add(value)
    return {subject: tuple(sorted(values)) for subject, values in found.items()}


def _whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def name_of(iri: str) -> str:
    """Return the last part of an IRI.

    >>> name_of("https://w3id.org/litkg/ns#Clarity")
    'Clarity'
    """
    return iri.rstrip("/").rpartition("#")[2].rpartition("/")[2]


def number_of(text: str) -> int:
    """Return *text* as a whole number, 0 where it is none."""
    try:
        return int(float(text))
    except ValueError:
        return 0
