"""Values that mean the same in every note, as terms."""

from __future__ import annotations

from kg.graph.terms import Term, integer, iri, literal, term
from kg.notes import Date, Relation, Uri, Value, Year
from kg.notes import Term as Curie


def constant(value: Value) -> Term | None:
    """Return the term of a value that means the same in every note."""
    match value:
        case str():
            return literal(value)
        case bool():
            return literal("true" if value else "false", "xsd:boolean")
        case int():
            return integer(value)
        case Curie(curie=curie):
            return term(curie)
        case Year(value=year):
            return literal(f"{year:04d}", "xsd:gYear")
        case Date(value=day):
            return literal(day, "xsd:date")
        case Uri(value=address):
            return iri(address)
        case Relation(word=word):
            return literal(word)
        case _:
            return None
