"""From a note to the triples it states."""

from kg.graph.addresses import Addresses
from kg.graph.statements import Label, Stated, state
from kg.graph.terms import LOCAL_PREFIXES, PREFIXES, Term, Triple, prologue

__all__ = [
    "LOCAL_PREFIXES",
    "PREFIXES",
    "Addresses",
    "Label",
    "Stated",
    "Term",
    "Triple",
    "prologue",
    "state",
]
