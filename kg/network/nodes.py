"""What a node is called, what it is, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from kg.network.edges import Node
from kg.network.facts import TOPIC, Facts
from kg.network.statements import Said, one
from kg.vocabulary import PREFIXES

_TITLE = PREFIXES["dcterms"] + "title"
_NAME = PREFIXES["foaf"] + "name"
_LABELS = (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label")

_CLASSES = ("kg:Paper", "skos:Concept", "kg:Artifact", "kg:Note", "kg:Claim")


def described(facts: Facts, address: str) -> Node:
    """Describe the node at *address*."""
    said, kind = facts.said(address), facts.kind(address)
    if "#" in address:
        path, line, _ = facts.place(address, said)
        name = one(said, _LABELS[1]) if kind == "artifact" else ""
        return Node(address, kind, name or facts.text(address), path, line)
    notes = [address] if kind == "note" else sorted(facts.subjects(TOPIC, address))
    path, line = (facts.path(notes[0]), facts.first_line(notes[0])) if notes else ("", 0)
    return Node(address, kind, _label(said, address, kind), path, line)


def members(facts: Facts) -> tuple[str, ...]:
    """Return the address of every node but people, also of those without an edge."""
    found: set[str] = set()
    for name in _CLASSES:
        prefix, _, local = name.partition(":")
        for member in facts.subjects(PREFIXES["rdf"] + "type", PREFIXES[prefix] + local):
            found.add(facts.thing(member))
    return tuple(sorted(found))


def _label(said: Said, address: str, kind: str) -> str:
    if kind in ("paper", "note"):
        return min(said.get(_TITLE, ()) or [""]) or address
    if kind == "person":
        return max(said.get(_NAME, ()), key=_length, default="") or address
    named: Sequence[Sequence[str]] = [said.get(label, ()) for label in _LABELS]
    return min(next(filter(None, named), ()), default="") or address.rpartition("/")[2]


def _length(name: str) -> tuple[int, str]:
    return len(name), name
