"""The network of one vault, read from its store a neighbourhood at a time, or as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from weakref import ref

from pyoxigraph import DefaultGraph, NamedNode

from kg.graph.readable import ReadableStore
from kg.network.carriers import ENDS, all_edges, edges_of
from kg.network.distinct import Told, in_order, told_once
from kg.network.edges import Edge, Node
from kg.network.facts import TOPIC, Facts
from kg.network.nodes import described, members
from kg.network.plain import all_plain_edges, outgoing_plain_edges, plain_edges
from kg.network.statements import ReadWhole
from kg.vocabulary import PREFIXES

MOST = 1_000
"""So many statements that point to a node are counted, and no more."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Every edge of a vault, and every node."""

    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]


@dataclass(slots=True)
class Network:
    """Things and the edges between them; what was read once is kept."""

    store: ReadableStore
    base: str
    others: Sequence[str] = ()
    """Where the addresses of notes begin that lie in other vaults."""
    _facts: Facts = field(init=False)
    _around: dict[str, tuple[Edge, ...]] = field(default_factory=dict)
    _nodes: dict[str, Node] = field(default_factory=dict)
    _pointing: dict[str, int] = field(default_factory=dict)
    _whole: Whole | None = None
    _statements: ref[ReadWhole] | None = None

    def __post_init__(self) -> None:
        """Open the facts that edges are read from."""
        self._facts = Facts.looked_up(self.store, self.base, self.others)

    def thing(self, address: str) -> str:
        """Return the node that an address stands for: a note's topic if it has one."""
        return self._facts.thing(address)

    def node(self, address: str) -> Node:
        """Describe a node by its address."""
        if address not in self._nodes:
            self._nodes[address] = described(self._facts, address)
        return self._nodes[address]

    def around(self, address: str) -> tuple[Edge, ...]:
        """Return the edges of a node, the most telling first."""
        if address not in self._around:
            read = self._read(self._carriers(address))
            said = told_once(edge for edge in read if address in (edge.source, edge.target))
            plain = plain_edges(self._facts, self._speakers(address), Told(said))
            own = (edge for edge in plain if address in (edge.source, edge.target))
            self._around[address] = in_order(said, own)
        return self._around[address]

    def within(self, addresses: Iterable[str]) -> tuple[Edge, ...]:
        """Return the edges between nodes of which both are among *addresses*.

        However many edges lead elsewhere, those are not read.
        """
        kept = set(addresses)
        named = Counter(carrier for address in kept for carrier in self._carriers(address))
        read = self._read(carrier for carrier, ends in named.items() if ends > 1)
        said = told_once(edge for edge in read if {edge.source, edge.target} <= kept)
        speakers = [one for address in kept for one in self._speakers(address)]
        plain = outgoing_plain_edges(self._facts, speakers, Told(said))
        return in_order(said, (e for e in plain if {e.source, e.target} <= kept))

    def _speakers(self, address: str) -> list[str]:
        """Return the addresses that stand for a node: its own, and those of notes about it."""
        return [address, *self._facts.subjects(TOPIC, address)]

    def _carriers(self, address: str) -> set[str]:
        """Return what may say something of a node: itself, and what points to it."""
        speakers = self._speakers(address)
        return {
            address,
            *(s for a in speakers for end in ENDS for s in self._facts.subjects(end, a)),
        }

    def _read(self, carriers: Iterable[str]) -> Iterator[Edge]:
        return (edge for carrier in carriers for edge in edges_of(self._facts, carrier))

    def pointing(self, address: str) -> int:
        """Return how many statements point to a node, `MOST` at most: no edge is read for it."""
        if address not in self._pointing:
            speakers = self._speakers(address)
            patterns = ((None, None, NamedNode(a), DefaultGraph()) for a in speakers)
            found = (1 for pattern in patterns for _ in self.store.quads_for_pattern(*pattern))
            self._pointing[address] = sum(islice(found, MOST))
        return self._pointing[address]

    def kind(self, address: str) -> str:
        """Return the kind of a node by its address alone."""
        return self._facts.kind(address)

    def roles(self, claim: str) -> frozenset[str]:
        """Return the roles of a claim, as the local names of their terms."""
        said = self._facts.said(claim).get(PREFIXES["kg"] + "role", ())
        return frozenset(role.removeprefix(PREFIXES["kg"]) for role in said)

    def degree(self, address: str) -> int:
        """Return how many things a node hangs together with."""
        return len({edge.other(address) for edge in self.around(address)})

    def edges(self) -> tuple[Edge, ...]:
        """Return every edge of the vault, the most telling first."""
        return self.whole().edges

    def nodes(self) -> tuple[Node, ...]:
        """Describe every node of the vault, also those without an edge, in order of address."""
        return self.whole().nodes

    def whole(self) -> Whole:
        """Return all edges and nodes, read at once."""
        if self._whole is None:
            facts = Facts(self.store, self.base, self.statements(), self.others)
            said = told_once(all_edges(facts))
            edges = in_order(said, all_plain_edges(facts, Told(said)))
            ends = {end for edge in edges for end in (edge.source, edge.target)}
            addresses = sorted(ends.union(members(facts)))
            self._whole = Whole(edges, tuple(described(facts, address) for address in addresses))
        return self._whole

    def statements(self) -> ReadWhole:
        """Return what is said, read a property at a time; the same as long as somebody holds it."""
        known = self._statements() if self._statements else None
        if known is None:
            known = ReadWhole(self.store)
            self._statements = ref(known)
        return known

    def members(self) -> tuple[str, ...]:
        """Return the address of every node but people, also of those without an edge."""
        return members(self._facts)
