"""From a note to the triples it states.

`kg.graph.statements.state` makes them; it is imported where notes are read, and only
there, because most commands read none.
"""

from kg.graph.readable import ReadableStore
from kg.graph.stated import Label, Stated
from kg.graph.terms import Term, Triple

__all__ = [
    "Label",
    "ReadableStore",
    "Stated",
    "Term",
    "Triple",
]
