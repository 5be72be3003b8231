"""The network of one vault, read from its store a neighbourhood at a time, or as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.network.carriers import ENDS, NODE_KINDS, READERS, Facts, edges_of, one
from kg.network.edges import Edge, Node
from kg.network.kinds import CLAIM_KINDS, kind_of
from kg.network.plain import all_plain_edges, plain_edges
from kg.query.items import Properties
from kg.vocabulary import PREFIXES

MOST = 1_000
"""So many statements that point to a node are counted, and no more."""

_TOPIC = PREFIXES["foaf"] + "primaryTopic"


@dataclass(slots=True)
class Network:
    """Things and the edges between them; what was read once is kept."""

    store: Store
    base: str
    _facts: Facts = field(init=False)
    _around: dict[str, tuple[Edge, ...]] = field(default_factory=dict)
    _nodes: dict[str, Node] = field(default_factory=dict)
    _pointing: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the facts that edges are read from."""
        self._facts = Facts(self.store, self.base)

    def thing(self, address: str) -> str:
        """Return the node that an address stands for: a note's topic if it has one."""
        return self._facts.thing(address)

    def node(self, address: str) -> Node:
        """Describe a node by its address."""
        if address not in self._nodes:
            self._nodes[address] = self._described(address)
        return self._nodes[address]

    def around(self, address: str) -> tuple[Edge, ...]:
        """Return the edges of a node, the most telling first."""
        if address not in self._around:
            speakers = [address, *self._facts.subjects(_TOPIC, address)]
            carriers = {s for a in speakers for end in ENDS for s in self._facts.subjects(end, a)}
            said = [edge for one in (address, *carriers) for edge in edges_of(self._facts, one)]
            plain = plain_edges(self._facts, speakers)
            self._around[address] = _distinct(
                (edge for edge in said if address in (edge.source, edge.target)),
                (edge for edge in plain if address in (edge.source, edge.target)),
            )
        return self._around[address]

    def pointing(self, address: str) -> int:
        """Return how many statements point to a node, `MOST` at most: no edge is read for it."""
        if address not in self._pointing:
            speakers = [address, *self._facts.subjects(_TOPIC, address)]
            patterns = ((None, None, NamedNode(a), DefaultGraph()) for a in speakers)
            found = (1 for pattern in patterns for _ in self.store.quads_for_pattern(*pattern))
            self._pointing[address] = sum(islice(found, MOST))
        return self._pointing[address]

    def kind(self, address: str) -> str:
        """Return the kind of a node by its address alone."""
        if "#" in address:
            return "claim" if self._facts.is_claim(address) else "artifact"
        return next((k for k in NODE_KINDS if address.startswith(f"{self.base}{k}/")), "note")

    def roles(self, claim: str) -> frozenset[str]:
        """Return the roles of a claim, as the local names of their terms."""
        said = self._facts.items.properties(claim).get(PREFIXES["kg"] + "role", ())
        return frozenset(role.removeprefix(PREFIXES["kg"]) for role in said)

    def degree(self, address: str) -> int:
        """Return how many things a node hangs together with."""
        return len({edge.other(address) for edge in self.around(address)})

    def edges(self) -> tuple[Edge, ...]:
        """Return every edge of the vault."""
        said = [
            edge
            for name, _ in READERS
            for carrier in self._facts.subjects(PREFIXES["rdf"] + "type", name)
            for edge in edges_of(self._facts, carrier)
        ]
        return _distinct(said, all_plain_edges(self._facts))

    def members(self) -> tuple[str, ...]:
        """Return the address of every node, also of those without an edge."""
        found: set[str] = set()
        for name in ("kg:Paper", "skos:Concept", "kg:Artifact", "kg:Note", "kg:Claim"):
            prefix, _, local = name.partition(":")
            kind = NamedNode(PREFIXES[prefix] + local)
            pattern = (None, NamedNode(PREFIXES["rdf"] + "type"), kind, DefaultGraph())
            subjects = (quad.subject for quad in self.store.quads_for_pattern(*pattern))
            found |= {self.thing(s.value) for s in subjects if isinstance(s, NamedNode)}
        return tuple(sorted(found))

    def _described(self, address: str) -> Node:
        items = self._facts.items
        said = items.properties(address)
        kind = self.kind(address)
        if "#" in address:
            path, line, _ = self._facts.place(address, said)
            text = self._facts.text(address)
            label = one(said, PREFIXES["rdfs"] + "label") if kind == "artifact" else text
            return Node(address, kind, label or text, path, line)
        notes = [address] if kind == "note" else sorted(self._facts.subjects(_TOPIC, address))
        path = items.note(notes[0])[0] if notes else ""
        line = int(one(items.properties(notes[0]), PREFIXES["kg"] + "line") or 1) if notes else 0
        return Node(address, kind, self._label(said, address, kind), path, line)

    def _label(self, said: Properties, address: str, kind: str) -> str:
        if kind in ("paper", "note"):
            return min(said.get(PREFIXES["dcterms"] + "title", [""])) or address
        if kind == "person":
            return self._facts.items.person(address) or address
        return self._facts.items.label(address)


def _distinct(carried: Iterable[Edge], plain: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return each edge once: rather with its reason than without, rather carried than plain."""
    kept: dict[tuple[str, str, str, str, int], Edge] = {}
    for edge in carried:
        key = (edge.source, edge.target, edge.kind, edge.path, edge.line)
        if key not in kept or _fullness(edge) > _fullness(kept[key]):
            kept[key] = edge
    argued = {_pair(edge) for edge in kept.values() if edge.reason}
    full = argued | {_pair(edge) for edge in kept.values() if edge.sentence}
    said = [
        edge
        for edge in kept.values()
        if edge.reason or _pair(edge) not in (argued if edge.sentence else full)
        or (edge.sentence and edge.kind not in CLAIM_KINDS)
    ]  # fmt: skip
    known = {_pair(edge) for edge in said}
    joined = {frozenset((edge.source, edge.target)) for edge in said}
    for edge in sorted(plain, key=_telling):
        weak = edge.kind == "speaks of" and frozenset((edge.source, edge.target)) in joined
        if not weak and _pair(edge) not in known:
            known.add(_pair(edge))
            said.append(edge)
    return tuple(sorted(said, key=_telling))


def _pair(edge: Edge) -> tuple[frozenset[str] | tuple[str, str], str]:
    """Return what tells an edge apart from one that says the same elsewhere."""
    kind = kind_of(edge.kind)
    if kind.name == kind.inverse:
        return frozenset((edge.source, edge.target)), edge.kind
    return (edge.source, edge.target), edge.kind


def _fullness(edge: Edge) -> tuple[int, int, str]:
    return len(edge.reason), len(edge.sentence), edge.reason + edge.sentence


def _telling(edge: Edge) -> tuple[float, str, int, str, str, str]:
    return (edge.cost, edge.path, edge.line, edge.source, edge.target, edge.kind)
