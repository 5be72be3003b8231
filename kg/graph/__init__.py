"""From a note to the triples it states.

`kg.graph.statements.state` makes them; it is imported where notes are read, and only
there, because most commands read none.
"""

from kg.graph.stated import Label, Stated
from kg.graph.terms import LOCAL_PREFIXES, PREFIXES, Term, Triple, prologue

__all__ = [
    "LOCAL_PREFIXES",
    "PREFIXES",
    "Label",
    "Stated",
    "Term",
    "Triple",
    "prologue",
]
