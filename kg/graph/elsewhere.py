"""What is stated of other vaults: the notes that links lead to, papers and concepts known there.

Everything has one address in an index, and a note that of its own vault. What more than one
vault speaks of has an address in each: this one's is said to be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kg.graph.addresses import Addresses
from kg.graph.constants import constant
from kg.graph.fetched import as_known
from kg.graph.terms import Term, iri, literal, term
from kg.graph.triples import Triples
from kg.names import file_of
from kg.notes import Concept, Note, PaperId, People, Person
from kg.vault.lending import Loan, loan
from kg.vault.names import Kind, Name, Names
from kg.vault.naming import CITED, paper_keys
from kg.vault.spelling import variant_key
from kg.vault.vaults import Vaults

Add: TypeAlias = Callable[[Term, Term, Term], None]
_TYPE = term("rdf:type")


def state_note(place: str, at: Addresses, add: Add) -> None:
    """State what the note at *place* is called, where it is known by its names alone."""
    vaults = at.names.vaults
    if not vaults or not vaults.of(place):
        return
    for title in at.names.get(Kind.TITLE, place):
        address = at.note(place)
        add(address, _TYPE, term("kg:Elsewhere"))
        add(address, term("dcterms:title"), literal(title.value))
        add(address, term("kg:vault"), literal(vaults.of(place)))
        add(address, term("kg:vaultPath"), literal(file_of(place)))


def state_vault(note: Note, me: Term, vaults: Vaults, out: Triples) -> None:
    """State in which other vault a note lies that is stated here, and name it as links do."""
    vault = vaults.of(note.path)
    if vault:
        stem = vaults.inside(note.path).rpartition("/")[2].removesuffix(".md")
        out.add(me, term("kg:vault"), literal(vault))
        out.name(me, "note", stem, *(f"{vault}:{one}" for one in (stem, *note.aliases)))


def papers_there(paper: PaperId, at: Addresses) -> Iterator[Term]:
    """Yield the addresses that *paper* has in other vaults that speak of it."""
    for there in _each(at):
        known = as_known(paper, there)
        if known:
            yield there.paper(known).address


def concepts_there(concept: Concept, at: Addresses) -> Iterator[Term]:
    """Yield the addresses that *concept* has in other vaults that speak of it."""
    for there in _each(at):
        if there.names.get(Kind.CONCEPT, variant_key(concept.label)):
            yield there.concept(concept)[0]


def borrow(
    paper: PaperId, me: Term, at: Addresses, add: Add, author: Callable[[Person], Term]
) -> None:
    """State at *me* what another vault has of *paper*, where this one only cites it.

    *author* tells the address of an author. The list of authors and the entry have addresses
    below that of the paper: all notes that cite it state the same.
    """
    lent = _lent(paper, me, at)
    if lent is None:
        return
    for curie, value in lent.statements:
        if isinstance(value, People):
            people = [author(person) for person in value.people]
            add(me, term(curie), _list(me, people, add))
            for person in people:
                add(me, term("dcterms:creator"), person)
        elif stated := constant(value):
            add(me, term(curie), stated)
    if lent.entry:
        entry = at.part(me, "entry")
        add(entry, _TYPE, term("kg:BibliographyEntry"))
        add(entry, term("schema:about"), me)
        for curie, text in lent.entry:
            add(entry, term(curie), literal(text))


def _lent(paper: PaperId, me: Term, at: Addresses) -> Loan | None:
    """Return the best record of a paper in another vault, `None` where this one has its own."""
    vaults, keys = at.names.vaults or Vaults(), paper_keys(paper)
    said = [name for key in keys for name in at.names.get(Kind.PAPER, key)]
    if any(name.rank < CITED and not vaults.of(name.path) for name in said):
        return None
    known = {name for key in keys for name in at.names.get(Kind.RECORD, key)}
    loans = map(loan, sorted(known, key=lambda name: (name.rank, name.path, name.value)))
    return next((one for one in loans if at.paper(one.paper).address == me), None)


def _list(me: Term, people: Sequence[Term], add: Add) -> Term:
    cells = [iri(f"{me[1:-1]}#authors-{number}") for number in range(1, len(people) + 1)]
    for cell, rest, person in zip(cells, [*cells[1:], term("rdf:nil")], people, strict=True):
        add(cell, term("rdf:first"), person)
        add(cell, term("rdf:rest"), rest)
    return cells[0]


def _each(at: Addresses) -> Iterator[Addresses]:
    """Yield what makes the addresses of each other vault that has some, of its own names alone."""
    vaults = at.names.vaults or Vaults()
    for vault in vaults.known:

        def own(kind: Kind, key: str, vault: str = vault) -> Sequence[Name]:
            if kind is Kind.VAULTS:
                return ()
            return [name for name in at.names.get(kind, key) if vaults.of(name.path) == vault]

        yield Addresses(vaults.bases[vault], Names(own))
