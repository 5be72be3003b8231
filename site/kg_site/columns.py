"""The graph as columns: all values of one property at once, asked for in one scan of the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.query.rows import QueryAnswer

Query: TypeAlias = Callable[[str], QueryAnswer]
Values: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Columns of the graph, each asked for once."""

    query: Query
    columns: dict[str, Mapping[str, Values]] = field(default_factory=dict)

    def column(self, name: str) -> Mapping[str, Values]:
        """Return the values of the property *name* by subject, in order."""
        if name not in self.columns:
            self.columns[name] = self._asked(f"?s {name} ?o")
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
        return sorted(self._asked(f"?s a {name} . BIND(1 AS ?o)"))

    def types(self, name: str) -> Mapping[str, Values]:
        """Return the classes of the things of the class *name*."""
        return self._asked(f"?s a {name} ; a ?o")

    def _asked(self, pattern: str) -> Mapping[str, Values]:
        table = self.query(f"SELECT DISTINCT ?s ?o WHERE {{ {pattern} }}").table
        found: dict[str, set[str]] = {}
        for subject, value in table.rows if table else ():
            if subject and value:
                found.setdefault(subject.value, set()).add(value.value)
        return {subject: tuple(sorted(values)) for subject, values in found.items()}


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
