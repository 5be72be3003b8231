"""What carriers of edges are read with: which thing an address stands for, where an item is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.graph.readable import ReadableStore
from kg.network.statements import LookedUp, Said, Statements, one
from kg.vocabulary import PREFIXES

_KG, _SCHEMA = PREFIXES["kg"], PREFIXES["schema"]
TOPIC = PREFIXES["foaf"] + "primaryTopic"

NODE_KINDS: Sequence[str] = ("paper", "concept", "artifact", "person", "note")
"""Kinds of nodes by the folder of their address; items of notes are claims or articles."""


@dataclass(slots=True)
class Facts:
    """What is said of things, and which thing each address stands for; what was asked is kept."""

    store: ReadableStore
    base: str
    statements: Statements
    others: Sequence[str] = ()
    """Where the addresses of notes begin that lie in other vaults."""
    _things: dict[str, str] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)
    _folders: tuple[str, ...] = field(init=False)
    _notes: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Know the beginnings of the addresses of nodes."""
        self._folders = tuple(f"{self.base}{kind}/" for kind in NODE_KINDS)
        self._notes = (self._folders[-1], *(f"{base}note/" for base in self.others))

    @classmethod
    def looked_up(cls, store: ReadableStore, base: str, others: Sequence[str] = ()) -> Facts:
        """Return facts that are looked up thing by thing: quick for a neighbourhood."""
        return cls(store, base, LookedUp(store), others)

    def said(self, address: str) -> Said:
        """Return what is said of a thing."""
        return self.statements.said(address)

    def subjects(self, name: str, thing: str) -> Sequence[str]:
        """Return the addresses that have *thing* as a value of a property."""
        return self.statements.subjects(name, thing)

    def thing(self, address: str) -> str:
        """Return what an address stands for: a note about something is that something."""
        if not address.startswith(self._notes) or "#" in address:
            return address
        if address not in self._things:
            self._things[address] = next(iter(self.statements.values(address, TOPIC)), address)
        return self._things[address]

    def kind(self, address: str) -> str:
        """Return the kind of a node by its address; a claim and an article have classes."""
        if "#" in address:
            return "claim" if self.is_claim(address) else "artifact"
        found = zip(NODE_KINDS, self._folders, strict=True)
        return next((kind for kind, folder in found if address.startswith(folder)), "note")

    def is_node(self, address: str) -> bool:
        """Tell whether an address may be a node: a thing of the vault, a claim, an article.

        Files, gaps, and the other items of notes are none.
        """
        if "#" in address:
            return self.is_claim(address) or self.is_part(address)
        return address.startswith((*self._folders, *self._notes))

    def is_claim(self, address: str) -> bool:
        """Tell whether an address is that of a claim."""
        return "#" in address and self.statements.has_class(address, _KG + "Claim")

    def is_part(self, address: str) -> bool:
        """Tell whether an address is that of an article or clause of an artifact."""
        return "#" in address and self.statements.has_class(address, _KG + "ArtifactPart")

    def path(self, note: str) -> str:
        """Return the path of a note."""
        if note not in self._paths:
            found = self.statements.values(note, _KG + "sourcePath")
            self._paths[note] = next(iter(found), "")
        return self._paths[note]

    def place(self, item: str, said: Said) -> tuple[str, int, str]:
        """Return path, line and note of an item."""
        note = item.partition("#")[0]
        return self.path(note), int(one(said, _KG + "line") or 0), note

    def first_line(self, note: str) -> int:
        """Return where a note begins: only a later one of several in a file says so."""
        return int(one(self.said(note), _KG + "line") or 1)

    def text(self, item: str) -> str:
        """Return what an item says."""
        said = self.said(item)
        return one(said, _SCHEMA + "text") or one(said, PREFIXES["rdfs"] + "label")


def cited_kind(facts: Facts, citing: str, kind: str) -> str:
    """Return the kind of a citation: a note that cites for itself says nothing of its paper."""
    source = facts.thing(citing)
    return "links to" if source != citing and facts.kind(source) == "paper" else kind
