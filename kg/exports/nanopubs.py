"""Nanopublications: one for each claim, and for each citation of a paper by a paper, unsigned.

Form: https://nanopub.net/guidelines/working_draft/. Their addresses are those that tools which
sign and publish replace by addresses of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.exports.files import File
from kg.exports.licences import licence
from kg.exports.source import Source
from kg.exports.terms import NAMESPACES, agent, number, term
from kg.overviews.graph import note_of

TEMPORARY = "http://purl.org/nanopub/temp/"
"""Where addresses of nanopublications begin that nobody has signed."""

_KINDS = ("kg:Claim", "cito:Citation")
_MOST = 1000
"""Statements of an assertion; tools refuse nanopublications of more than 1,200."""

_PLACE = frozenset(
    term(curie)
    for curie in (
        *("kg:line", "kg:endLine", "kg:column", "kg:endColumn", "kg:context", "schema:position"),
        *("dcterms:isPartOf", "prov:wasAttributedTo"),
        *("kg:from", "kg:to", "kg:toItem", "kg:linkKind", "kg:key", "kg:reasonExpected"),
    )
)
"""What tells of the note and not of the thing: it is no part of an assertion."""
_NAMING = frozenset(
    term(curie)
    for curie in (
        *("dcterms:title", "schema:sameAs", "skos:prefLabel", "rdfs:label"),
        *("schema:text", "foaf:name"),
    )
)
"""By what a thing is known to who has not got the vault."""
_SAID_BY_MANY = frozenset(map(term, ("kg:role", "kg:modality", "rdf:type")))

Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Nanopub:
    """A nanopublication: its address, and what its graphs state."""

    address: str
    assertion: Sequence[Statement]
    provenance: Sequence[Statement]
    info: Sequence[Statement]

    @property
    def name(self) -> str:
        """The part of the address that no other nanopublication has."""
        return self.address.removeprefix(TEMPORARY).rstrip("/")

    def trig(self) -> bytes:
        """Return it as a document."""
        this, quads = NamedNode(self.address), list(self._quads())
        written = "\n".join(map(str, quads))
        used = {name: space for name, space in NAMESPACES.items() if f"<{space}" in written}
        return serialize(quads, format=RdfFormat.TRIG, prefixes={**used, "this": this.value}) or b""

    def _quads(self) -> Iterator[Quad]:
        this, head = NamedNode(self.address), NamedNode(self.address + "Head")
        parts = {
            "assertion": ("np:hasAssertion", self.assertion),
            "provenance": ("np:hasProvenance", self.provenance),
            "pubinfo": ("np:hasPublicationInfo", self.info),
        }
        yield Quad(this, term("rdf:type"), term("np:Nanopublication"), head)
        for name, (leads_to, _) in parts.items():
            yield Quad(this, term(leads_to), NamedNode(self.address + name), head)
        for name, (_, stated) in parts.items():
            for subject, predicate, value in stated:
                yield Quad(subject, predicate, value, NamedNode(self.address + name))


def as_document(source: Source) -> bytes:
    """Return all nanopublications, one behind the other."""
    return b"\n".join(one.trig() for one in nanopubs(source))


def as_files(source: Source) -> Iterator[File]:
    """Yield each nanopublication as a file: most programs take one at a time."""
    for one in nanopubs(source):
        yield File(f"{one.name}.trig", one.trig())


def nanopubs(source: Source) -> Iterator[Nanopub]:
    """Yield a nanopublication for each claim and citation, in order of place."""
    found = {
        item for kind in _KINDS for item in source.graph.subjects("rdf:type", term(kind).value)
    }
    for item in sorted(found, key=lambda item: (*source.graph.place(item), item)):
        if source.wants(item, *_papers(source, item)):
            yield _nanopub(source, item)


def _papers(source: Source, item: str) -> Iterator[str]:
    """Yield the papers that a claim or a citation is about."""
    for curie in ("schema:appearance", "cito:hasCitingEntity", "cito:hasCitedEntity"):
        yield from source.graph.all(item, curie)


def _nanopub(source: Source, item: str) -> Nanopub:
    assertion = sorted(set(_asserted(source, item)), key=str)[:_MOST]
    content = "\n".join(str(Triple(*one)) for one in assertion)
    name = hashlib.sha256(f"{item}\n{content}".encode()).hexdigest()[:32]
    address = f"{TEMPORARY}{name}/"
    return Nanopub(
        address,
        assertion,
        list(_provenance(source, item, NamedNode(address + "assertion"))),
        list(_info(source, item, NamedNode(address))),
    )


def _asserted(source: Source, item: str) -> Iterator[Statement]:
    """Yield what is said of a claim or a citation, and what the things in that are called."""
    link = term("kg:Link")
    said = [one for one in _of(source, item) if one[1] not in _PLACE and one[2] != link]
    yield from said
    for _, predicate, value in said:
        if isinstance(value, NamedNode) and predicate not in _SAID_BY_MANY:
            yield from (one for one in _of(source, value.value) if one[1] in _NAMING)
    for citing in source.graph.all(item, "cito:hasCitingEntity"):
        for cited in source.graph.all(item, "cito:hasCitedEntity"):
            for how in source.graph.all(item, "cito:hasCitationCharacterization"):
                yield NamedNode(citing), NamedNode(how), NamedNode(cited)


def _provenance(source: Source, item: str, assertion: NamedNode) -> Iterator[Statement]:
    """Yield who says it, in which paper, and where in which note that was read."""
    note, subject = note_of(item), NamedNode(item)
    for person in source.graph.all(item, "prov:wasAttributedTo"):
        yield assertion, term("prov:wasAttributedTo"), NamedNode(person)
        yield from (one for one in _of(source, person) if one[1] in _NAMING)
    for paper in source.graph.all(item, "schema:appearance"):
        if paper != note:
            yield assertion, term("prov:hadPrimarySource"), NamedNode(paper)
            yield from (one for one in _of(source, paper) if one[1] in _NAMING)
    yield assertion, term("prov:wasDerivedFrom"), NamedNode(note)
    yield NamedNode(note), term("dcterms:title"), Literal(source.graph.title(note))
    path, line = source.graph.place(item)
    yield NamedNode(note), term("kg:sourcePath"), Literal(path)
    yield subject, term("dcterms:isPartOf"), NamedNode(note)
    yield subject, term("kg:line"), number(line)
    for sentence in source.graph.all(item, "kg:context"):
        yield subject, term("kg:context"), Literal(sentence)


def _info(source: Source, item: str, this: NamedNode) -> Iterator[Statement]:
    """Yield what the nanopublication is, who made it, when, and what others may do with it."""
    kind = "kg:Claim" if source.graph.is_a(item, "kg:Claim") else "cito:Citation"
    yield this, term("npx:hasNanopubType"), term(kind)
    yield this, term("rdfs:label"), Literal(_label(source, item))
    site, terms = source.config.site, licence(source.config.site.licence)
    if site.author:
        yield this, term("dcterms:creator"), agent(site.author)
    if terms.address:
        yield this, term("dcterms:license"), NamedNode(terms.address)
    elif terms.name:
        yield this, term("dcterms:rights"), Literal(terms.name)
    yield from _dated(source, note_of(item), this)
    yield this, term("dcterms:isPartOf"), NamedNode(source.config.base)


def _dated(source: Source, note: str, this: NamedNode) -> Iterator[Statement]:
    """Yield when the note was last worked on, as it says itself; else when it was begun."""
    for curie in ("dcterms:modified", "dcterms:created"):
        if dates := source.graph.all(note, curie):
            yield this, term("dcterms:created"), Literal(dates[-1], datatype=term("xsd:date"))
            return


def _label(source: Source, item: str) -> str:
    text = source.graph.said(item, "schema:text")
    if text:
        return " ".join(text.split())
    ends = (*_papers(source, item),)
    return " cites ".join(source.graph.title(end) for end in ends)


def _of(source: Source, thing: str) -> Iterable[Statement]:
    pattern = (NamedNode(thing), None, None, DefaultGraph())
    for quad in sorted(source.graph.store.quads_for_pattern(*pattern), key=str):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            yield subject, quad.predicate, value
