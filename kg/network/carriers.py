"""Edges out of the graph: each thing that carries one, read by a small function of its own.

A carrier is a node of the graph that says how two things hang together and where that is
written: a link, a citation, a use, a definition, a claim, a relation between claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kg.network.edges import Edge
from kg.network.facts import Facts, cited_kind
from kg.network.kinds import CLAIM_EDGES, intent_kind, word_kind
from kg.network.statements import Said, one, states
from kg.vocabulary import PREFIXES

_KG, _SCHEMA, _CITO, _RDF, _DCTERMS, _SKOS = (
    PREFIXES[name] for name in ("kg", "schema", "cito", "rdf", "dcterms", "skos")
)
_TYPE = _RDF + "type"
_APPEARANCE, _ABOUT = _SCHEMA + "appearance", _SCHEMA + "about"
_KEYS: Mapping[str, str] = MappingProxyType(
    {"broader": "is narrower than", "related": "is related to", "narrower": "is broader than"}
)
"""Front matter keys whose links are relations between concepts."""


def _link(facts: Facts, carrier: str, said: Said) -> Iterator[Edge]:
    """Read a link: between what the two notes are about, and to the claim that it names.

    One that is a citation as well is read as that.
    """
    if one(said, _CITO + "hasCitedEntity"):
        return
    path, line, note = facts.place(carrier, said)
    source = facts.thing(note)
    word, key = one(said, _KG + "relation"), one(said, _KG + "key")
    kind = _KEYS.get(key) or word_kind(word)
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


def _relation(facts: Facts, carrier: str, said: Said) -> Iterator[Edge]:
    """Read a relation between claims, or of something to a claim."""
    name = one(said, _RDF + "predicate").removeprefix(_KG)
    path, line, note = facts.place(carrier, said)
    source, target = one(said, _RDF + "subject"), one(said, _RDF + "object")
    reason = one(said, _KG + "rationale")
    if name in CLAIM_EDGES:
        sentence = facts.text(source)
        yield Edge(source, target, CLAIM_EDGES[name], reason, sentence, path, line, note)


def _integration(facts: Facts, carrier: str, said: Said) -> Iterator[Edge]:
    """Read a use: a paper informs an artifact."""
    path, line, note = facts.place(carrier, said)
    reason = one(said, _KG + "rationale")
    for paper in said.get(_CITO + "hasCitedEntity", ()):
        for artifact in said.get(_CITO + "hasCitingEntity", ()):
            yield Edge(paper, artifact, "informs", reason, "", path, line, note)


def _citation(facts: Facts, carrier: str, said: Said) -> Iterator[Edge]:
    """Read a citation with its intent."""
    path, line, note = facts.place(carrier, said)
    intent = one(said, _CITO + "hasCitationCharacterization").removeprefix(_CITO) or "cites"
    citing, target = one(said, _CITO + "hasCitingEntity"), one(said, _CITO + "hasCitedEntity")
    reason, sentence = one(said, _KG + "rationale"), one(said, _KG + "context")
    source = facts.thing(citing)
    kind = cited_kind(facts, citing, intent_kind(intent))
    if source != target:
        yield Edge(source, target, kind, reason, sentence, path, line, note)


def _definition(facts: Facts, carrier: str, said: Said) -> Iterator[Edge]:
    """Read a definition: a paper, or the note itself, defines a concept."""
    path, line, note = facts.place(carrier, said)
    source = one(said, _DCTERMS + "source") or facts.thing(note)
    sentence = one(said, _RDF + "value")
    for concept in said.get(_ABOUT, ()):
        if concept != source:
            yield Edge(source, concept, "defines", "", sentence, path, line, note)


def _claim(facts: Facts, carrier: str, said: Said) -> Iterator[Edge]:
    """Read a claim: who makes it, what it is about, and what it is to other claims."""
    path, line, note = facts.place(carrier, said)
    text = one(said, _SCHEMA + "text")
    for source in said.get(_APPEARANCE, ()):
        yield Edge(facts.thing(source), carrier, "claims", "", text, path, line, note)
    for concept in said.get(_ABOUT, ()):
        yield Edge(carrier, concept, "is about", "", text, path, line, note)
    for name, kind in CLAIM_EDGES.items():
        for target in said.get(_KG + name, ()):
            if states(facts.store, note, carrier, _KG + name, target):
                yield _between(facts, carrier, target, kind)


def _between(facts: Facts, source: str, target: str, kind: str) -> Edge:
    """Read a relation that the place of two claims in a review makes: the later line tells."""
    here, there = (facts.said(end) for end in (source, target))
    path, line, note = facts.place(source, here)
    behind = int(one(there, _KG + "line") or 0) if target.startswith(f"{note}#") else 0
    sentence = facts.text(target if behind > line else source)
    return Edge(source, target, kind, "", sentence, path, max(line, behind), note)


Reader = Callable[[Facts, str, Said], Iterator[Edge]]
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
    said = facts.said(carrier)
    classes = said.get(_TYPE, ())
    for name, reader in READERS:
        if name in classes:
            yield from reader(facts, carrier, said)


def all_edges(facts: Facts) -> Iterator[Edge]:
    """Yield the edges that all carriers say."""
    for name, reader in READERS:
        for carrier in facts.subjects(_TYPE, name):
            yield from reader(facts, carrier, facts.said(carrier))
