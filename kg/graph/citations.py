"""What a citation by key states: which paper it means, where it leads, who cites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.graph.addresses import Addresses
from kg.graph.cited import Cited, Citekeys
from kg.graph.terms import Term, integer, literal, term
from kg.identifiers import looks_like_citekey
from kg.markdown import Cite
from kg.notes import Item, Keyed, Note, PaperId, Relation, Self, Value
from kg.notes import Term as Curie
from kg.vault.names import Ambiguous, Missing

_TYPE, _TO = term("rdf:type"), term("kg:to")
_ENDS = ("cito:hasCitingEntity", "cito:hasCitedEntity", "cito:hasCitationCharacterization")


@dataclass(frozen=True, slots=True)
class Citations:
    """States the citations of one note: `add` takes a triple, `one` makes the term of a value."""

    note: Note
    self: Term
    at: Addresses
    add: Callable[[Term, Term, Term], None]
    one: Callable[[Value], Term | None]

    def papers(self, key: str) -> tuple[Cited, ...]:
        """Return the papers that a citekey may mean."""
        vaults = self.at.names.vaults
        return Citekeys(self.at, vaults.of(self.note.path) if vaults else "").papers(key)

    def settled(self, me: Term, item: Item) -> Item | None:
        """Return *item*, whose address is *me*, as it is meant, and state where it leads.

        `None` where it is no citation: a person's name without brackets. One of a key that no
        paper has, or several have, is a link that leads nowhere.
        """
        said = dict(item.statements)
        keyed = said["cito:hasCitedEntity"]
        if not isinstance(keyed, Keyed):
            return item
        match self.papers(keyed.cite.key):
            case (paper,):
                return self._found(me, item, paper)
            case () if keyed.is_in_text and not looks_like_citekey(keyed.cite.key):
                return None
            case papers:
                self._unresolved(me, keyed.cite, papers)
        kept = tuple(one for one in item.statements if one[0] not in _ENDS)
        return replace(item, classes=("kg:Link",), statements=kept)

    def _found(self, me: Term, item: Item, cited: Cited) -> Item:
        """State that a paper is cited, in the relation that is written beside it."""
        said = dict(item.statements)
        relation = said.get("kg:relation")
        citing: Value = self._citing(said["cito:hasCitingEntity"], cited.paper)
        ends, intent = (citing, cited.paper), "cito:cites"
        if isinstance(relation, Relation) and relation.intent:
            if not relation.inverse:
                intent = relation.intent
            elif isinstance(citing, PaperId):
                ends, intent = (cited.paper, citing), relation.intent
        first, second = (self.one(end) for end in ends)
        if first and second:
            for name in dict.fromkeys(("cito:cites", intent)):
                self.add(first, term(name), second)
        self._lead(me, cited.leads_to)
        if cited.place and self.at.names.vaults:
            self._describe(cited.place)
        said.update(zip(_ENDS, (*ends, Curie(intent)), strict=True))
        return replace(item, statements=tuple(said.items()))

    def _describe(self, place: str) -> None:
        """State what the note on a paper is called that lies in another vault."""
        from kg.graph.elsewhere import state_note  # noqa: PLC0415 - few vaults name others

        state_note(place, self.at, self.add)

    def _citing(self, topic: Value, cited: PaperId) -> Value:
        """Return who cites: what the note is about, but no paper itself or a later one."""
        if not isinstance(topic, PaperId):
            return topic
        ours, theirs = self.at.paper(topic), self.at.paper(cited)
        is_later = bool(ours.year) and theirs.year > ours.year + 1
        return Self() if is_later or ours.address == theirs.address else topic

    def _lead(self, me: Term, target: Term) -> None:
        self.add(me, _TO, target)
        if target != self.self:
            self.add(self.self, term("dcterms:references"), target)

    def _unresolved(self, me: Term, cite: Cite, papers: tuple[Cited, ...]) -> None:
        """State a link to no paper or to several, with the words and columns of its key."""
        name = f"@{cite.key}"
        if papers:
            target = self.at.target(Ambiguous(()), name)
            self.add(me, _TO, target)
            self.add(target, _TYPE, term("kg:Ambiguous"))
            for paper in papers:
                self.one(paper.paper)
                self.add(me, term("kg:candidate"), paper.leads_to)
        else:
            target = self.at.target(Missing(), name)
            self._lead(me, target)
            self.add(target, _TYPE, term("kg:Missing"))
            self.add(target, term("rdfs:label"), literal(name))
        self.add(me, term("kg:target"), literal(name))
        self.add(me, term("kg:column"), integer(cite.span.column))
        self.add(me, term("kg:endColumn"), integer(cite.span.end_column))
