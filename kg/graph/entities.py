"""Papers, concepts, artifacts, people: described wherever a note speaks of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from kg.graph.addresses import Addresses
from kg.graph.fetched import as_known
from kg.graph.terms import Term, iri, literal, term
from kg.graph.triples import Triples
from kg.names import fold
from kg.notes import (
    Agent,
    Artifact,
    Compared,
    Concept,
    PaperId,
    Person,
    Project,
    Property,
)
from kg.vault.spelling import variant_key

Entity: TypeAlias = PaperId | Concept | Compared | Property | Artifact | Project | Agent | Person
"""Things that are described wherever they are spoken of."""

_TYPE, _LABEL = term("rdf:type"), term("rdfs:label")


@dataclass(slots=True)
class Entities:
    """Finds the address of a thing and describes it, once a note."""

    at: Addresses
    out: Triples
    known: dict[Entity, Term] = field(default_factory=dict)
    described: set[Term] = field(default_factory=set)

    def address(self, value: Entity) -> Term:
        """Return the address of a thing; what the vault knows of it is stated on the way."""
        found = self.known.get(value)
        if found is None:
            found = self.known[value] = self._described(value)
        return found

    def _described(self, value: Entity) -> Term:
        match value:
            case PaperId(fetched=True):
                return self._fetched(value)
            case PaperId():
                return self._paper(value)
            case Concept():
                return self._concept(value)
            case Artifact():
                return self._artifact(value)
            case Project(name=name):
                address = self.at.project(value)
                self.out.add(address, _TYPE, term("kg:Project"))
                self.out.add(address, _LABEL, literal(name))
                return address
            case Agent(name=name):
                address = self.at.agent(value)
                kind = "prov:SoftwareAgent" if value.is_machine else "prov:Person"
                self.out.add(address, _TYPE, term(kind))
                self.out.add(address, term("foaf:name"), literal(name))
                return address
            case Compared(label=label):
                own = self.at.compared(value)
                return self._labelled(own, label) if own else self._concept(Concept(label))
            case Property(label=label):
                return self._labelled(self.at.property(value), label)
            case Person(family=family):
                address, name = self.at.person(value)
                self.out.add(address, _TYPE, term("foaf:Person"))
                self.out.add(address, term("foaf:name"), literal(name))
                self.out.add(address, term("foaf:familyName"), literal(family))
                self.out.name(address, "person", name)
                return address

    def _labelled(self, address: Term, label: str) -> Term:
        """Name what a comparison table speaks of, in either of the ways people ask for it."""
        self.out.add(address, _LABEL, literal(label))
        self.out.add(address, term("skos:prefLabel"), literal(label))
        return address

    def _paper(self, paper: PaperId) -> Term:
        known = self.at.paper(paper)
        address = known.address
        self.out.add(address, _TYPE, term("kg:Paper"))
        self.out.add(address, term("dcterms:title"), literal(known.title))
        self.out.add(address, term("kg:recordStatus"), term(known.status))
        if known.year:
            year = literal(f"{known.year:04d}", "xsd:gYear")
            self.out.add(address, term("fabio:hasPublicationYear"), year)
        for other in known.maybe:
            self.out.add(address, term("kg:possibleDuplicateOf"), other)
        self._identified(address, paper)
        self.out.name(address, "paper", known.title, paper.arxiv, paper.doi, paper.isbn)
        if self.at.names.vaults:
            self._paper_elsewhere(address, paper)
        return address

    def _paper_elsewhere(self, address: Term, paper: PaperId) -> None:
        """State what other vaults call a paper, and what they have of it where we cite it only."""
        from kg.graph import elsewhere  # noqa: PLC0415 - few vaults name others

        for there in elsewhere.papers_there(paper, self.at):
            self.out.add(address, term("schema:sameAs"), there)
        elsewhere.borrow(paper, address, self.at, self.out.add, self.address)

    def _fetched(self, paper: PaperId) -> Term:
        """State a paper that a service named: as notes know it, else with what was fetched."""
        known = as_known(paper, self.at)
        if known:
            address = self.address(known)
        else:
            address = self.at.paper(paper).address
            self.out.add(address, _TYPE, term("kg:FetchedPaper"))
            self.out.add(address, term("dcterms:title"), literal(paper.title))
            if paper.year:
                year = literal(f"{paper.year:04d}", "xsd:gYear")
                self.out.add(address, term("fabio:hasPublicationYear"), year)
            self.out.name(address, "paper", paper.title, paper.arxiv, paper.doi)
        self._identified(address, paper)
        return address

    def _identified(self, address: Term, paper: PaperId) -> None:
        """State the identifiers of a paper."""
        if paper.arxiv:
            self.out.add(address, term("fabio:hasArXivId"), literal(paper.arxiv))
            self.out.add(
                address, term("schema:sameAs"), iri(f"https://arxiv.org/abs/{paper.arxiv}")
            )
        if paper.doi:
            self.out.add(address, term("bibo:doi"), literal(paper.doi))
            self.out.add(address, term("schema:sameAs"), iri(f"https://doi.org/{paper.doi}"))
        if paper.isbn:
            self.out.add(address, term("bibo:isbn13"), literal(paper.isbn))

    def _concept(self, concept: Concept) -> Term:
        address, label = self.at.concept(concept)
        self.out.add(address, _TYPE, term("skos:Concept"))
        self.out.add(address, term("skos:prefLabel"), literal(label))
        self.out.name(address, "concept", label)
        if concept.label != label and variant_key(concept.label) == variant_key(label):
            if fold(concept.label) != fold(label):
                self.out.add(address, term("skos:altLabel"), literal(concept.label))
            self.out.name(address, "concept", concept.label)
        if address not in self.described:
            self.described.add(address)
            self._about(address, label)
            if self.at.names.vaults:
                self._concept_elsewhere(address, Concept(label))
        return address

    def _concept_elsewhere(self, address: Term, concept: Concept) -> None:
        """State what other vaults call a concept."""
        from kg.graph import elsewhere  # noqa: PLC0415 - few vaults name others

        for there in elsewhere.concepts_there(concept, self.at):
            self.out.add(address, term("skos:exactMatch"), there)

    def _about(self, concept: Term, label: str) -> None:
        """State what `concepts.yaml` says of a concept that the note speaks of."""
        for curie, other in self.at.about(label):
            if curie == "skos:altLabel":
                self.out.add(concept, term(curie), literal(other))
                self.out.name(concept, "concept", other)
                continue
            value = self.address(Concept(other))
            if value != concept:
                self.out.add(concept, term(curie), value)
                self.out.add_inverse(concept, curie, value)

    def _artifact(self, artifact: Artifact) -> Term:
        address, label, project = self.at.artifact(artifact)
        self.out.add(address, _TYPE, term("kg:Artifact"))
        self.out.add(address, _LABEL, literal(label))
        self.out.name(address, "artifact", label)
        if project:
            self.out.add(address, term("kg:inProject"), self.address(Project(project)))
        return address
