"""What a link states beyond its own words: where it leads, and which relation it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.graph.addresses import Addresses
from kg.graph.terms import Term, integer, literal, term
from kg.markdown import Link
from kg.notes import Concept, Item, Note, PaperId, Relation, Self, Value, article_number
from kg.vault.names import Ambiguous, Found, Kind, Missing, is_note
from kg.vault.naming import part_key

_TYPE = term("rdf:type")
_SYMMETRIC = ("kg:contradicts", "kg:restates")


_BEHIND = re.compile(r"[\s(,\[*_]{0,4}")
_ARTICLE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Links:
    """States the links of one note: `add` takes a triple, `one` makes the term of a value."""

    note: Note
    self: Term
    at: Addresses
    add: Callable[[Term, Term, Term], None]
    one: Callable[[Value], Term | None]

    def state(self, me: Term, item: Item, link: Link) -> None:
        """State what depends on where *link*, the link of *item* at *me*, leads."""
        found = self.at.names.resolve(link.target, self.note.place)
        target = self.at.target(found, link.target)
        match found:
            case Found(path=path):
                if target != self.self:
                    self.add(self.self, term("dcterms:references"), target)
                if self.at.names.vaults:
                    self._describe(path)
                topic = self.at.topic(path)
                if isinstance(topic, Concept):
                    subject = self.one(topic)
                    if subject:
                        self.add(self.self, term("dcterms:subject"), subject)
                if not is_note(path):
                    self.add(target, _TYPE, term("kg:Attachment"))
                    self.add(target, term("kg:sourcePath"), literal(path))
                self._to_part(me, link, path)
                self._relate(me, item, link, path)
            case Missing():
                self.add(self.self, term("dcterms:references"), target)
                self.add(target, _TYPE, term("kg:Missing"))
                self.add(target, term("rdfs:label"), literal(link.target))
                self._unresolved(me, link)
            case Ambiguous(paths=paths):
                self.add(target, _TYPE, term("kg:Ambiguous"))
                for path in paths:
                    one = self.at.target(Found(path), link.target)
                    self.add(me, term("kg:candidate"), one)
                self._unresolved(me, link)

    def _describe(self, path: str) -> None:
        """State what a note of another vault is called, which is not stated here."""
        from kg.graph.elsewhere import state_note  # noqa: PLC0415 - few vaults name others

        state_note(path, self.at, self.add)

    def _to_part(self, me: Term, link: Link, path: str) -> None:
        """State the article that is meant: `[[SP-X#Art. 7 Ethics]]`, `[[SP-X]] (Art. 7)`."""
        number = article_number(link.headings[-1]) if link.headings else _article_behind(link)
        part = self.at.names.best(Kind.ITEM, part_key(path, number)) if number else None
        if part:
            self.add(me, term("kg:toPart"), self.at.part(self.at.note(path), part.value))

    def _unresolved(self, me: Term, link: Link) -> None:
        """Keep the words and the columns of a link that `kg check` will point at."""
        self.add(me, term("kg:target"), literal(link.target))
        self.add(me, term("kg:column"), integer(link.span.column))
        self.add(me, term("kg:endColumn"), integer(link.span.end_column))

    def _relate(self, me: Term, item: Item, link: Link, path: str) -> None:
        """State the relation of a link between what its two ends are about."""
        said = dict(item.statements)
        relation = said.get("kg:relation")
        part = self.at.block(path, link.block) if link.block else None
        if part:
            self.add(me, term("kg:toItem"), part[0])
        if not isinstance(relation, Relation):
            return
        if part and "kg:Claim" in part[1]:
            self._relate_to_claim(me, item, relation, part[0])
        elif not link.block or part is None:
            self._cite(me, item, relation, path)

    def _cite(self, me: Term, item: Item, relation: Relation, path: str) -> None:
        """State a citation where both ends are about papers."""
        topic = self.at.topic(path)
        if not relation.intent or not isinstance(topic, PaperId):
            return
        if not isinstance(self.note.topic, PaperId):
            return
        here, there = self.one(self.note.topic), self.one(topic)
        if not here or not there or here == there:
            return
        citing, cited = (there, here) if relation.inverse else (here, there)
        made = Term(f"{me[:-1]}-citation>")
        intent = term(relation.intent)
        self.add(made, _TYPE, term("cito:Citation"))
        self.add(made, term("cito:hasCitingEntity"), citing)
        self.add(made, term("cito:hasCitedEntity"), cited)
        self.add(made, term("cito:hasCitationCharacterization"), intent)
        self._placed(made, item)
        self.add(citing, term("cito:cites"), cited)
        self.add(citing, intent, cited)

    def _relate_to_claim(self, me: Term, item: Item, relation: Relation, claim: Term) -> None:
        """State a relation to *claim*: of the claim that holds the link, else of the topic."""
        source = self._claim_around(item)
        if source is None and self.note.topic is not None:
            source = self.one(self.note.topic)
        if not relation.edge or source is None or source == claim:
            return
        subject, thing = (claim, source) if relation.inverse else (source, claim)
        edge = term(relation.edge)
        made = Term(f"{me[:-1]}-relation>")
        self.add(made, _TYPE, term("kg:ClaimRelation"))
        self.add(made, term("rdf:subject"), subject)
        self.add(made, term("rdf:predicate"), edge)
        self.add(made, term("rdf:object"), thing)
        self._placed(made, item)
        self.add(subject, edge, thing)
        if relation.edge in _SYMMETRIC:
            self.add(thing, edge, subject)
        if relation.edge == "kg:restsOn":
            self.add(thing, _TYPE, term("kg:Premise"))

    def _claim_around(self, item: Item) -> Term | None:
        """Return the smallest claim of the note on whose lines the link stands."""
        around = [
            one
            for one in self.note.items
            if "kg:Claim" in one.classes and one.line <= item.line <= one.end_line
        ]
        least = min(around, key=lambda one: one.end_line - one.line, default=None)
        return self.at.part(self.self, least.key) if least else None

    def _placed(self, made: Term, item: Item) -> None:
        """State reason, author and place, which are those of the link."""
        said = dict(item.statements)
        self.add(made, term("kg:line"), integer(item.line))
        for name in ("kg:rationale", "prov:wasAttributedTo"):
            value = self.one(said[name]) if name in said else None
            if value:
                self.add(made, term(name), value)
        part_of = self.one(Self())
        if part_of:
            self.add(made, term("dcterms:isPartOf"), part_of)


def _article_behind(link: Link) -> str:
    """Return the number of the article that is named right behind a link."""
    if link.key or link.span.line != link.span.end_line:
        return ""
    end = link.offset + link.span.end_column - link.span.column
    behind = link.text.raw[end : end + _ARTICLE_LENGTH]
    return article_number(_BEHIND.sub("", behind, count=1))
