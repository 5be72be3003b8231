"""Note to triples: what one note says, in the vocabulary of `schema/ontology.ttl`.

Everything is stated in the note's own named graph, inverse and shortcut edges too.
What a name means is looked up as it is needed (`Addresses`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.graph.addresses import Addresses
from kg.graph.constants import constant
from kg.graph.links import Links
from kg.graph.stated import Label, Stated
from kg.graph.terms import Term, Triple, integer, iri, literal, term
from kg.markdown import Link
from kg.names import fold
from kg.notes import (
    Agent,
    Artifact,
    AuthorYear,
    Compared,
    Concept,
    Date,
    Item,
    Note,
    PaperId,
    Part,
    People,
    Person,
    Project,
    Property,
    Relation,
    Self,
    Target,
    Uri,
    Value,
    Year,
)
from kg.notes import Term as Curie
from kg.vault.names import Ambiguous
from kg.vault.spelling import variant_key

Entity: TypeAlias = PaperId | Concept | Compared | Property | Artifact | Project | Agent | Person
"""Things that are described wherever they are spoken of."""

_TYPE, _LABEL, _LINE, _END_LINE = (
    term("rdf:type"),
    term("rdfs:label"),
    term("kg:line"),
    term("kg:endLine"),
)
_CITATION = ("cito:Citation",)
_REST, _FIRST, _NIL = term("rdf:rest"), term("rdf:first"), term("rdf:nil")


def state(note: Note, addresses: Addresses) -> Stated:
    """State *note*; `addresses.names.used` then holds every name that it depends on."""
    addresses.names.used = set()
    return _Statement(note, addresses, addresses.note(note.place)).whole()


@dataclass(slots=True)
class _Statement:
    """The triples of one note while they are gathered; a dict keeps their order."""

    note: Note
    at: Addresses
    self: Term
    triples: dict[Triple, None] = field(default_factory=dict)
    labels: dict[Label, None] = field(default_factory=dict)
    entities: dict[object, Term] = field(default_factory=dict)
    described: set[Term] = field(default_factory=set)
    links: Links = field(init=False)

    def __post_init__(self) -> None:
        self.links = Links(self.note, self.self, self.at, self._add, self._one)

    def whole(self) -> Stated:
        self._note()
        for item in self.note.items:
            self._item(item)
        for edge in self.note.edges:
            for value in self._terms(edge.value, edge.property):
                subject = self._one(edge.subject)
                if subject:
                    self._add(subject, term(edge.property), value)
                    self._symmetric(subject, edge.property, value)
        return Stated(self.self, tuple(self.triples), tuple(self.labels))

    def _add(self, subject: Term, predicate: Term, value: Term) -> None:
        self.triples[subject, predicate, value] = None

    def _symmetric(self, subject: Term, name: str, value: Term) -> None:
        if name in ("skos:related", "kg:contradicts", "kg:restates"):
            self._add(value, term(name), subject)
        elif name == "skos:narrower":
            self._add(value, term("skos:broader"), subject)
        elif name == "skos:broader":
            self._add(value, term("skos:narrower"), subject)

    def _name(self, address: Term, kind: str, *shown: str) -> None:
        for name in shown:
            key = fold(name)
            if key:
                self.labels[Label(key, address[1:-1], kind, name)] = None

    def _note(self) -> None:
        note, me = self.note, self.self
        for class_ in note.classes:
            self._add(me, _TYPE, term(class_))
        self._add(me, term("dcterms:title"), literal(note.title))
        self._add(me, term("kg:sourcePath"), literal(note.path))
        stem = note.path.rpartition("/")[2].removesuffix(".md")
        place = (note.part,) if note.part else (stem, note.path)
        self._name(me, "note", note.title, *place, note.id, *note.aliases)
        if note.id:
            self._add(me, term("dcterms:identifier"), literal(note.id))
        if note.part:
            self._add(me, _LINE, integer(note.line))
        for alias in note.aliases:
            self._add(me, term("kg:alias"), literal(alias))
        for tag in dict.fromkeys(note.tags):
            self._add(me, term("schema:keywords"), literal(tag))
        for line in note.unread:
            self._add(me, term("kg:unreadLine"), integer(line))
        if note.topic is not None:
            topic = self._one(note.topic)
            if topic:
                self._add(me, term("foaf:primaryTopic"), topic)
                self._topic(topic)

    def _topic(self, topic: Term) -> None:
        note = self.note
        match note.topic:
            case PaperId(title=title):
                self._name(topic, "paper", title, note.citekey)
            case Concept(label=label):
                self._add(self.self, term("dcterms:subject"), topic)
                for alias in note.aliases:
                    if fold(alias) != fold(label):
                        self._add(topic, term("skos:altLabel"), literal(alias))
                self._name(topic, "concept", label, *note.aliases)
            case Artifact(label=label):
                self._name(topic, "artifact", label, *note.aliases)
            case _:
                pass

    def _item(self, item: Item) -> None:
        me = self.at.part(self.self, item.key)
        if item.classes == _CITATION and not self._citation(item):
            return
        for class_ in item.classes:
            self._add(me, _TYPE, term(class_))
        self._add(me, _LINE, integer(item.line))
        if item.end_line != item.line:
            self._add(me, _END_LINE, integer(item.end_line))
        for name, value in item.statements:
            for one in self._terms(value, name):
                self._add(me, term(name), one)
            if name == "kg:to" and isinstance(value, Target):
                self.links.state(me, item, value.link)

    def _citation(self, item: Item) -> bool:
        """Tell whether a citation is of a paper that is known, and of another one."""
        said = dict(item.statements)
        cited = said["cito:hasCitedEntity"]
        if not isinstance(cited, AuthorYear):
            return True
        citing, paper = self._one(said["cito:hasCitingEntity"]), self._one(cited)
        if not citing or not paper or citing == paper:
            return False
        self._add(citing, term("cito:cites"), paper)
        return True

    def _one(self, value: Value) -> Term | None:
        return next(iter(self._terms(value, "")), None)

    def _terms(self, value: Value, name: str) -> Iterable[Term]:
        """Return the terms of a value; entities are described as they are met."""
        plain = constant(value)
        if plain:
            return (plain,)
        match value:
            case Self():
                return (self.self,)
            case Part(key=key):
                return (self.at.part(self.self, key),)
            case People(people=people):
                return (self._author_list(people),)
            case Target(link=link):
                return self._target(link, name)
            case AuthorYear():
                paper = self.at.cited(value)
                return self._terms(paper, name) if paper else ()
            case Curie() | Uri() | Year() | Date() | Relation() | str() | int():
                return ()  # constants, all of them stated above
            case _:
                known = self.entities.get(value)
                if known is None:
                    known = self.entities[value] = self._entity(value)
                return (known,)

    def _target(self, link: Link, name: str) -> Iterator[Term]:
        """Yield where a link leads; a shortcut does not lead to an ambiguous name."""
        found = self.at.names.resolve(link.target, self.note.place)
        if name == "kg:to" or not isinstance(found, Ambiguous):
            yield self.at.target(found, link.target)

    def _entity(self, value: Entity) -> Term:
        """Return the address of a thing that is described where it is spoken of."""
        match value:
            case PaperId():
                return self._paper(value)
            case Concept():
                return self._concept(value)
            case Artifact():
                return self._artifact(value)
            case Project(name=name):
                address = self.at.project(value)
                self._add(address, _TYPE, term("kg:Project"))
                self._add(address, _LABEL, literal(name))
                return address
            case Agent(name=name):
                address = self.at.agent(value)
                kind = "prov:SoftwareAgent" if value.is_machine else "prov:Person"
                self._add(address, _TYPE, term(kind))
                self._add(address, term("foaf:name"), literal(name))
                return address
            case Compared(label=label):
                own = self.at.compared(value)
                return self._labelled(own, label) if own else self._concept(Concept(label))
            case Property(label=label):
                return self._labelled(self.at.property(value), label)
            case Person(family=family):
                address, name = self.at.person(value)
                self._add(address, _TYPE, term("foaf:Person"))
                self._add(address, term("foaf:name"), literal(name))
                self._add(address, term("foaf:familyName"), literal(family))
                self._name(address, "person", name)
                return address

    def _labelled(self, address: Term, label: str) -> Term:
        """Name what a comparison table speaks of, in either of the ways people ask for it."""
        self._add(address, _LABEL, literal(label))
        self._add(address, term("skos:prefLabel"), literal(label))
        return address

    def _paper(self, paper: PaperId) -> Term:
        known = self.at.paper(paper)
        address = known.address
        self._add(address, _TYPE, term("kg:Paper"))
        self._add(address, term("dcterms:title"), literal(known.title))
        self._add(address, term("kg:recordStatus"), term(known.status))
        if known.year:
            year = literal(f"{known.year:04d}", "xsd:gYear")
            self._add(address, term("fabio:hasPublicationYear"), year)
        for other in known.maybe:
            self._add(address, term("kg:possibleDuplicateOf"), other)
        if paper.arxiv:
            self._add(address, term("fabio:hasArXivId"), literal(paper.arxiv))
            self._add(address, term("schema:sameAs"), iri(f"https://arxiv.org/abs/{paper.arxiv}"))
        if paper.doi:
            self._add(address, term("bibo:doi"), literal(paper.doi))
            self._add(address, term("schema:sameAs"), iri(f"https://doi.org/{paper.doi}"))
        if paper.isbn:
            self._add(address, term("bibo:isbn13"), literal(paper.isbn))
        self._name(address, "paper", known.title, paper.arxiv, paper.doi, paper.isbn)
        return address

    def _concept(self, concept: Concept) -> Term:
        address, label = self.at.concept(concept)
        self._add(address, _TYPE, term("skos:Concept"))
        self._add(address, term("skos:prefLabel"), literal(label))
        self._name(address, "concept", label)
        if concept.label != label and variant_key(concept.label) == variant_key(label):
            if fold(concept.label) != fold(label):
                self._add(address, term("skos:altLabel"), literal(concept.label))
            self._name(address, "concept", concept.label)
        if address not in self.described:
            self.described.add(address)
            self._about(address, label)
        return address

    def _about(self, concept: Term, label: str) -> None:
        """State what `concepts.yaml` says of a concept that the note speaks of."""
        for curie, other in self.at.about(label):
            if curie == "skos:altLabel":
                self._add(concept, term(curie), literal(other))
                self._name(concept, "concept", other)
                continue
            value = self._one(Concept(other))
            if value and value != concept:
                self._add(concept, term(curie), value)
                self._symmetric(concept, curie, value)

    def _artifact(self, artifact: Artifact) -> Term:
        address, label, project = self.at.artifact(artifact)
        self._add(address, _TYPE, term("kg:Artifact"))
        self._add(address, _LABEL, literal(label))
        self._name(address, "artifact", label)
        if project:
            self._add(address, term("kg:inProject"), self._entity(Project(project)))
        return address

    def _author_list(self, people: tuple[Person, ...]) -> Term:
        """State authors as an RDF list whose cells have addresses, so that graphs compare."""
        cells = [self.at.part(self.self, f"authors-{n}") for n in range(1, len(people) + 1)]
        for cell, rest, person in zip(cells, [*cells[1:], _NIL], people, strict=True):
            self._add(cell, _FIRST, next(iter(self._terms(person, ""))))
            self._add(cell, _REST, rest)
        return cells[0] if cells else _NIL
