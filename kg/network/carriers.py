"""Edges out of the graph: each thing that carries one, read by a small function of its own.

A carrier is a node of the graph that says how two things hang together and where that is
written: a link, a citation, a use, a definition, a claim, a relation between claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.network.edges import Edge
from kg.network.kinds import CLAIM_EDGES, intent_kind, word_kind
from kg.query.items import Items, Properties
from kg.vocabulary import PREFIXES

_KG, _SCHEMA, _CITO, _RDF, _DCTERMS, _SKOS = (
    PREFIXES[name] for name in ("kg", "schema", "cito", "rdf", "dcterms", "skos")
)
_TYPE = _RDF + "type"
_TOPIC = NamedNode(PREFIXES["foaf"] + "primaryTopic")
_APPEARANCE, _ABOUT = _SCHEMA + "appearance", _SCHEMA + "about"
_KEYS: Mapping[str, str] = MappingProxyType(
    {"broader": "is narrower than", "related": "is related to", "narrower": "is broader than"}
)
"""Front matter keys whose links are relations between concepts."""

NODE_KINDS: Sequence[str] = ("paper", "concept", "artifact", "person", "note")
"""Kinds of nodes by the folder of their address; items of notes are claims or articles."""


@dataclass(slots=True)
class Facts:
    """What carriers are read from: the store, and which thing each address stands for."""

    store: Store
    base: str
    items: Items = field(init=False)
    _things: dict[str, str] = field(default_factory=dict)
    _classes: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep what is read once."""
        self.items = Items(self.store)

    def thing(self, address: str) -> str:
        """Return what an address stands for: a note about something is that something."""
        if not address.startswith(f"{self.base}note/") or "#" in address:
            return address
        if address not in self._things:
            pattern = (NamedNode(address), _TOPIC, None, DefaultGraph())
            topics = [quad.object for quad in self.store.quads_for_pattern(*pattern)]
            named = (topic.value for topic in topics if isinstance(topic, NamedNode))
            self._things[address] = next(named, address)
        return self._things[address]

    def is_node(self, address: str) -> bool:
        """Tell whether an address may be a node: a thing of the vault, a claim, an article.

        Files, gaps, and the other items of notes are none.
        """
        if "#" in address:
            return self.is_claim(address) or self.is_part(address)
        return any(address.startswith(f"{self.base}{kind}/") for kind in NODE_KINDS)

    def classes(self, item: str) -> list[str]:
        """Return the classes of an item."""
        if item not in self._classes:
            pattern = (NamedNode(item), NamedNode(_TYPE), None, DefaultGraph())
            found = self.store.quads_for_pattern(*pattern)
            self._classes[item] = [getattr(quad.object, "value", "") for quad in found]
        return self._classes[item]

    def place(self, item: str, said: Properties) -> tuple[str, int, str]:
        """Return path, line and note of an item."""
        note = item.partition("#")[0]
        return self.items.note(note)[0], int(one(said, _KG + "line") or 0), note

    def text(self, item: str) -> str:
        """Return what an item says."""
        said = self.items.properties(item)
        return one(said, _SCHEMA + "text") or one(said, PREFIXES["rdfs"] + "label")

    def is_claim(self, address: str) -> bool:
        """Tell whether an address is that of a claim."""
        return "#" in address and _KG + "Claim" in self.classes(address)

    def is_part(self, address: str) -> bool:
        """Tell whether an address is that of an article or clause of an artifact."""
        return "#" in address and _KG + "ArtifactPart" in self.classes(address)

    def subjects(self, predicate: str, thing: str) -> list[str]:
        """Return the addresses that have *thing* as a value of *predicate*."""
        pattern = (None, NamedNode(predicate), NamedNode(thing), DefaultGraph())
        found = [quad.subject for quad in self.store.quads_for_pattern(*pattern)]
        return [subject.value for subject in found if isinstance(subject, NamedNode)]

    def graphs(self, subject: str, predicate: str, value: str) -> list[str]:
        """Return the notes that state a triple, in order."""
        pattern = (NamedNode(subject), NamedNode(predicate), NamedNode(value), None)
        found = {quad.graph_name for quad in self.store.quads_for_pattern(*pattern)}
        return sorted(graph.value for graph in found if isinstance(graph, NamedNode))


def one(said: Properties, name: str) -> str:
    """Return the first value of a property, empty where there is none."""
    return next(iter(said.get(name, ())), "")


def _link(facts: Facts, carrier: str, said: Properties) -> Iterator[Edge]:
    """Read a link: between what the two notes are about, and to the claim that it names."""
    source = facts.thing(one(said, _KG + "from"))
    word, key = one(said, _KG + "relation"), one(said, _KG + "key")
    kind = _KEYS.get(key) or word_kind(word)
    path, line, note = facts.place(carrier, said)
    reason, sentence = one(said, _KG + "rationale"), one(said, _KG + "context")
    claims = [item for item in said.get(_KG + "toItem", ()) if facts.is_claim(item)]
    word_for_claim = bool(claims) and kind != "links to"
    ends = [(facts.thing(one(said, _KG + "to")), "links to" if word_for_claim else kind)]
    ends += [(part, kind) for part in said.get(_KG + "toPart", ())]
    if not word_for_claim:  # a typed relation to a claim has a carrier of its own
        ends += [(claim, kind) for claim in claims]
    for target, name in ends:
        if target != source and facts.is_node(target):
            start, end = source, target
            if name == "is broader than":
                start, end, name = target, source, "is narrower than"  # noqa: PLW2901 - turned round
            yield Edge(start, end, name, reason, sentence, path, line, note, word or key)


def _relation(facts: Facts, carrier: str, said: Properties) -> Iterator[Edge]:
    """Read a relation between claims, or of something to a claim."""
    name = one(said, _RDF + "predicate").removeprefix(_KG)
    path, line, note = facts.place(carrier, said)
    source, target = one(said, _RDF + "subject"), one(said, _RDF + "object")
    reason = one(said, _KG + "rationale")
    if name in CLAIM_EDGES:
        sentence = facts.text(source)
        yield Edge(source, target, CLAIM_EDGES[name], reason, sentence, path, line, note)


def _integration(facts: Facts, carrier: str, said: Properties) -> Iterator[Edge]:
    """Read a use: a paper informs an artifact."""
    path, line, note = facts.place(carrier, said)
    reason = one(said, _KG + "rationale")
    for paper in said.get(_CITO + "hasCitedEntity", ()):
        for artifact in said.get(_CITO + "hasCitingEntity", ()):
            yield Edge(paper, artifact, "informs", reason, "", path, line, note)


def _citation(facts: Facts, carrier: str, said: Properties) -> Iterator[Edge]:
    """Read a citation with its intent."""
    path, line, note = facts.place(carrier, said)
    intent = one(said, _CITO + "hasCitationCharacterization").removeprefix(_CITO) or "cites"
    source, target = one(said, _CITO + "hasCitingEntity"), one(said, _CITO + "hasCitedEntity")
    reason, sentence = one(said, _KG + "rationale"), one(said, _KG + "context")
    yield Edge(source, target, intent_kind(intent), reason, sentence, path, line, note)


def _definition(facts: Facts, carrier: str, said: Properties) -> Iterator[Edge]:
    """Read a definition: a paper, or the note itself, defines a concept."""
    path, line, note = facts.place(carrier, said)
    source = one(said, _DCTERMS + "source") or facts.thing(note)
    sentence = one(said, _RDF + "value")
    for concept in said.get(_ABOUT, ()):
        if concept != source:
            yield Edge(source, concept, "defines", "", sentence, path, line, note)


def _claim(facts: Facts, carrier: str, said: Properties) -> Iterator[Edge]:
    """Read a claim: who makes it, what it is about, and what it is to other claims."""
    path, line, note = facts.place(carrier, said)
    text = one(said, _SCHEMA + "text")
    for source in said.get(_APPEARANCE, ()):
        yield Edge(facts.thing(source), carrier, "claims", "", text, path, line, note)
    for concept in said.get(_ABOUT, ()):
        yield Edge(carrier, concept, "is about", "", text, path, line, note)
    for name, kind in CLAIM_EDGES.items():
        for target in said.get(_KG + name, ()):
            if note in facts.graphs(carrier, _KG + name, target):
                yield _between(facts, carrier, target, kind)


def _between(facts: Facts, source: str, target: str, kind: str) -> Edge:
    """Read a relation that the place of two claims in a review makes: the later line tells."""
    here, there = (facts.items.properties(end) for end in (source, target))
    path, line, note = facts.place(source, here)
    behind = int(one(there, _KG + "line") or 0) if target.startswith(f"{note}#") else 0
    sentence = facts.text(target if behind > line else source)
    return Edge(source, target, kind, "", sentence, path, max(line, behind), note)


Reader = Callable[[Facts, str, Properties], Iterator[Edge]]
READERS: Sequence[tuple[str, Reader]] = (
    (_KG + "Link", _link),
    (_KG + "ClaimRelation", _relation),
    (_KG + "Integration", _integration),
    (_CITO + "Citation", _citation),
    (_KG + "Definition", _definition),
    (_KG + "Claim", _claim),
)
"""Classes of carriers, and what reads each."""

ENDS: Sequence[str] = (
    _KG + "from", _KG + "to", _KG + "toItem", _KG + "toPart",
    _RDF + "subject", _RDF + "object",
    _CITO + "hasCitingEntity", _CITO + "hasCitedEntity",
    _DCTERMS + "source", _ABOUT, _APPEARANCE, _DCTERMS + "isPartOf",
    *(_KG + name for name in CLAIM_EDGES),
)  # fmt: skip
"""Properties by which a carrier points to the things that it joins."""


def edges_of(facts: Facts, carrier: str) -> Iterator[Edge]:
    """Yield the edges that one carrier says; none for a node that is no carrier."""
    said = facts.items.properties(carrier)
    classes = said.get(_TYPE, ())
    for name, reader in READERS:
        if name in classes:
            yield from reader(facts, carrier, said)
