"""The graph as checks look at it: pairs of a property, and the place of what they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode

from kg.graph.terms import term
from kg.index import Index
from kg.query.items import Items


def pairs(index: Index, curie: str) -> Iterator[tuple[str, str]]:
    """Yield subject and value of each triple with the property *curie*, each once."""
    pattern = (None, _node(curie), None, DefaultGraph())
    for quad in index.store.quads_for_pattern(*pattern):
        yield getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")


def instances(index: Index, curie: str) -> frozenset[str]:
    """Return the addresses of what is of the class *curie*."""
    pattern = (None, _node("rdf:type"), _node(curie), DefaultGraph())
    found = index.store.quads_for_pattern(*pattern)
    return frozenset(getattr(quad.subject, "value", "") for quad in found)


def is_stated(index: Index, subject: str, curie: str, value: str) -> bool:
    """Tell whether any note states a triple of three addresses."""
    pattern = (NamedNode(subject), _node(curie), NamedNode(value), DefaultGraph())
    return any(index.store.quads_for_pattern(*pattern))


def graphs_of(index: Index, subject: str, curie: str, value: str) -> frozenset[str]:
    """Return the addresses of the notes, and batches, that state a triple of three addresses."""
    pattern = (NamedNode(subject), _node(curie), NamedNode(value), None)
    graphs = (quad.graph_name for quad in index.store.quads_for_pattern(*pattern))
    return frozenset(graph.value for graph in graphs if isinstance(graph, NamedNode))


def expanded(curie: str) -> str:
    """Return the address that a prefixed name stands for.

    >>> expanded("kg:supports")
    'https://w3id.org/litkg/ns#supports'
    """
    return term(curie)[1:-1]


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a note."""

    path: str
    line: int

    def __str__(self) -> str:
        """Return it as editors open it."""
        return f"{self.path}:{self.line}"


@dataclass(slots=True)
class Spots:
    """Where things of the graph stand in notes."""

    index: Index
    items: Items = field(init=False)

    def __post_init__(self) -> None:
        """Keep what is read once."""
        self.items = Items(self.index.store)

    def of(self, address: str) -> Spot | None:
        """Return where a thing stands: an item on its line, else where a note speaks of it.

        Notes about the thing come first, then the first note that says anything of it.
        """
        path = self.items.note(address.partition("#")[0])[0]
        if path:
            return Spot(path, int(self.one(address, "kg:line") or 1))
        about = self.items.subjects("foaf:primaryTopic", address)
        notes = about or self._speaking_of(address)
        return min((spot for spot in map(self.of, notes) if spot), key=str, default=None)

    def one(self, address: str, curie: str) -> str:
        """Return the first value of a property, empty where there is none."""
        return next(iter(self.items.objects(address, curie)), "")

    def label(self, address: str) -> str:
        """Return what a thing is called: its title, its label, its first words."""
        for curie in ("dcterms:title", "skos:prefLabel", "rdfs:label", "schema:text"):
            found = self.one(address, curie)
            if found:
                return shortened(found)
        return address.rpartition("/")[2]

    def _speaking_of(self, address: str) -> list[str]:
        quads = self.index.store.quads_for_pattern(NamedNode(address), None, None, None)
        graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, NamedNode)}
        return sorted(graph for graph in graphs if self.items.note(graph)[0])


def shortened(text: str, most: int = 70) -> str:
    """Return the first words of a text, *most* characters of them.

    >>> shortened("one two three", 8)
    'one two…'
    """
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]}…"


def _node(curie: str) -> NamedNode:
    return NamedNode(expanded(curie))
