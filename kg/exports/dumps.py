"""The graph as files beside an export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.exports.source import Source
from kg.query.exports import export


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that holds the graph: its form by media type and by W3C's name, what is in it."""

    path: str
    type: str
    format: str
    title: str
    text: str
    size: int = 0


TURTLE = Dump(
    "graph.ttl", "text/turtle", "Turtle", "Turtle",
    "Every statement once. The best to load into a triple store, and readable as it is.",
)  # fmt: skip
QUADS = Dump(
    "graph.nq", "application/n-quads", "N-Quads", "N-Quads",
    "Every statement in the graph of the note that makes it: who said what is kept.",
)  # fmt: skip
JSON_LD = Dump(
    "graph.jsonld", "application/ld+json", "JSON-LD", "JSON-LD",
    "The same graphs of notes, for programs that read JSON.",
)  # fmt: skip

_FORMS: Mapping[str, Dump] = MappingProxyType(
    {"turtle": TURTLE, "nquads": QUADS, "jsonld": JSON_LD}
)


def dumps(source: Source) -> Iterator[tuple[Dump, bytes]]:
    """Yield the graph in each form, with what is told of it."""
    for form, dump in _FORMS.items():
        data = export(source.graph.store, source.graph.base, form)
        yield replace(dump, size=len(data)), data
