"""Note to triples: what one note says, in the vocabulary of `schema/ontology.ttl`.

Everything is stated in the note's own named graph, inverse and shortcut edges too.
What a name means is looked up as it is needed (`Addresses`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.graph.addresses import Addresses
from kg.graph.citations import Citations
from kg.graph.constants import constant
from kg.graph.entities import Entities
from kg.graph.links import Links
from kg.graph.quotations import QUOTED, Quotations, Sources
from kg.graph.stated import Stated
from kg.graph.terms import Term, integer, literal, term
from kg.graph.triples import Triples
from kg.markdown import Link, LinkKind
from kg.names import fold
from kg.notes import (
    Artifact,
    AuthorYear,
    Concept,
    Date,
    Item,
    Keyed,
    Note,
    PaperId,
    Part,
    PdfFile,
    People,
    Relation,
    Self,
    Target,
    Uri,
    Value,
    Year,
)
from kg.notes import Term as Curie
from kg.notes.citekeys import KEYED
from kg.vault.names import Ambiguous

_TYPE, _LABEL, _LINE, _END_LINE = (
    term("rdf:type"),
    term("rdfs:label"),
    term("kg:line"),
    term("kg:endLine"),
)
_CITATION = ("cito:Citation",)
_REST, _FIRST, _NIL = term("rdf:rest"), term("rdf:first"), term("rdf:nil")


def state(note: Note, addresses: Addresses, sources: Sources | None = None) -> Stated:
    """State *note*; `addresses.names.used` then holds every name that it depends on.

    What it quotes is looked up in *sources*.
    """
    addresses.names.used = set()
    return _Statement(note, addresses, addresses.note(note.place), sources).whole()


@dataclass(slots=True)
class _Statement:
    """One note while its triples are gathered."""

    note: Note
    at: Addresses
    self: Term
    sources: Sources | None
    out: Triples = field(default_factory=Triples)
    entities: Entities = field(init=False)
    links: Links = field(init=False)
    citations: Citations = field(init=False)
    quotations: Quotations = field(init=False)

    def __post_init__(self) -> None:
        self.entities = Entities(self.at, self.out)
        self.links = Links(self.note, self.self, self.at, self.out.add, self._one)
        self.citations = Citations(self.note, self.self, self.at, self.out.add, self._one)
        self.quotations = Quotations(self.note, self.at, self.sources, self.out.add)

    def whole(self) -> Stated:
        self._note()
        if self.at.names.vaults:
            from kg.graph.elsewhere import state_vault  # noqa: PLC0415 - few vaults name others

            state_vault(self.note, self.self, self.at.names.vaults, self.out)
        for item in self.note.items:
            self._item(item)
        for edge in self.note.edges:
            for value in self._terms(edge.value, edge.property):
                subject = self._one(edge.subject)
                if subject:
                    self.out.add(subject, term(edge.property), value)
                    self.out.add_inverse(subject, edge.property, value)
        return Stated(self.self, tuple(self.out.triples), tuple(self.out.labels))

    def _note(self) -> None:
        note, me = self.note, self.self
        for class_ in note.classes:
            self.out.add(me, _TYPE, term(class_))
        self.out.add(me, term("dcterms:title"), literal(note.title))
        self.out.add(me, term("kg:sourcePath"), literal(note.path))
        stem = note.path.rpartition("/")[2].removesuffix(".md")
        place = (note.part,) if note.part else (stem, note.path)
        self.out.name(me, "note", note.title, *place, note.id, *note.aliases)
        if note.id:
            self.out.add(me, term("dcterms:identifier"), literal(note.id))
        if note.part:
            self.out.add(me, _LINE, integer(note.line))
        for alias in note.aliases:
            self.out.add(me, term("kg:alias"), literal(alias))
        for tag in dict.fromkeys(note.tags):
            self.out.add(me, term("schema:keywords"), literal(tag))
        for line in note.unread:
            self.out.add(me, term("kg:unreadLine"), integer(line))
        for record in note.records:
            keys = (record.citekey, *record.other_keys)
            self.out.name(self.at.paper(record.paper).address, "paper", *keys)
        if note.topic is not None:
            topic = self._one(note.topic)
            if topic:
                self.out.add(me, term("foaf:primaryTopic"), topic)
                self._topic(topic)

    def _topic(self, topic: Term) -> None:
        note = self.note
        match note.topic:
            case PaperId(title=title):
                self.out.name(topic, "paper", title, note.citekey)
            case Concept(label=label):
                self.out.add(self.self, term("dcterms:subject"), topic)
                for alias in note.aliases:
                    if fold(alias) != fold(label):
                        self.out.add(topic, term("skos:altLabel"), literal(alias))
                self.out.name(topic, "concept", label, *note.aliases)
            case Artifact(label=label):
                self.out.name(topic, "artifact", label, *note.aliases)
            case _:
                pass

    def _item(self, item: Item) -> None:
        me = self.at.part(self.self, item.key)
        if item.classes == _CITATION and not self._citation(item):
            return
        if item.classes == KEYED:
            settled = self.citations.settled(me, item)
            if settled is None:
                return
            item = settled
        if item.classes == QUOTED:
            item = self.quotations.settled(item)
        for class_ in item.classes:
            self.out.add(me, _TYPE, term(class_))
        self.out.add(me, _LINE, integer(item.line))
        if item.end_line != item.line:
            self.out.add(me, _END_LINE, integer(item.end_line))
        for name, value in item.statements:
            for one in self._terms(value, name):
                self.out.add(me, term(name), one)
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
        self.out.add(citing, term("cito:cites"), paper)
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
            case People():
                return (self._author_list(value),)
            case Target(link=link):
                return self._target(link, name)
            case AuthorYear():
                paper = self.at.cited(value)
                return self._terms(paper, name) if paper else ()
            case (
                Curie() | Uri() | Year() | Date() | Relation() | Keyed() | PdfFile() | str() | int()
            ):
                return ()  # constants, and keys, all of them stated above
            case _:
                return (self.entities.address(value),)

    def _target(self, link: Link, name: str) -> Iterator[Term]:
        """Yield where a link leads; a shortcut does not lead to an ambiguous name."""
        if link.kind is LinkKind.CITATION:
            notes = [paper.note for paper in self.citations.papers(link.target)]
            yield from (note for note in notes if note and len(notes) == 1)
            return
        found = self.at.names.resolve(link.target, self.note.place)
        if name == "kg:to" or not isinstance(found, Ambiguous):
            yield self.at.target(found, link.target)

    def _author_list(self, authors: People) -> Term:
        """State authors as an RDF list whose cells have addresses, so that graphs compare."""
        people, whose = authors.people, f"-{authors.key}" if authors.key else ""
        keys = (f"authors{whose}-{number}" for number in range(1, len(people) + 1))
        cells = [self.at.part(self.self, key) for key in keys]
        for cell, rest, person in zip(cells, [*cells[1:], _NIL], people, strict=True):
            self.out.add(cell, _FIRST, next(iter(self._terms(person, ""))))
            self.out.add(cell, _REST, rest)
        return cells[0] if cells else _NIL
