"""Values that mean the same in every note, as terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kg.graph.terms import Term, integer, iri, literal, term
from kg.notes import Date, Relation, Uri, Value, Year
from kg.notes import Term as Curie

_MADE: Mapping[type, Callable[[Any], Term]] = {
    str: literal,
    bool: lambda value: literal("true" if value else "false", "xsd:boolean"),
    int: integer,
    Curie: lambda value: term(value.curie),
    Year: lambda value: literal(f"{value.value:04d}", "xsd:gYear"),
    Date: lambda value: literal(value.value, "xsd:date"),
    Uri: lambda value: iri(value.value),
    Relation: lambda value: literal(value.word),
}


def constant(value: Value) -> Term | None:
    """Return the term of a value that means the same in every note."""
    make = _MADE.get(value.__class__)
    return make(value) if make else None
