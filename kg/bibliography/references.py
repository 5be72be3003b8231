"""The papers of a graph as references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.bibfiles.entries import other_keys
from kg.bibliography.entries import Written, read_entries
from kg.bibliography.keys import Known, keys
from kg.bibliography.more import csl_type_of
from kg.bibliography.reference import Author, Reference
from kg.bibliography.types import csl_type
from kg.graph.readable import ReadableStore
from kg.query.items import Items
from kg.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class References:
    """All papers by address; `named` has the addresses of the papers that each name means.

    Names are keys, citekeys, `doi:…` and `arxiv:…`, in lower case. `others` are entries of
    bibliographies that are about no paper: what several have in common. `vaults` are names
    that may stand before a key, as in `library:smith2019`.
    """

    all: Mapping[str, Reference]
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[Reference, ...] = ()
    vaults: frozenset[str] = frozenset()

    def called(self, name: str) -> tuple[Reference, ...]:
        """Return the papers that *name* may mean: where the case decides, the one it fits."""
        vault, _, key = name.partition(":")
        if name.lower() not in self.named and vault.lower() in self.vaults:
            name = key
        found = [self.all[iri] for iri in self.named.get(name.lower(), ())]
        exact = [one for one in found if name in (one.key, *one.citekeys)]
        return tuple(exact or found)

    def one(self, name: str) -> Reference | None:
        """Return the one paper that *name* means, `None` where there is none, or several."""
        found = self.called(name)
        return found[0] if len(found) == 1 else None

    def shared_by(self, papers: Iterable[Reference]) -> list[Reference]:
        """Return those of `others` from which entries of *papers* take over."""
        entries = [paper.entry for paper in papers if paper.entry]
        named = {
            key.strip().casefold()
            for entry in entries
            for name in ("crossref", "xdata", "entryset")
            for key in entry.get(name).split(",")
        }
        return [one for one in self.others if one.key.casefold() in named]

    def nearest(self, name: str) -> str:
        """Return the name that is most like *name*, nothing where none is."""
        from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

        near = process.extractOne(name.lower(), self.named.keys(), score_cutoff=75)
        return self.called(near[0])[0].key if near else ""


def read_references(store: ReadableStore) -> References:
    """Read every paper in the graph, a property at a time."""
    items = Items(store)
    said = {
        name: items.all_objects(curie)
        for name, curie in {
            "title": "dcterms:title",
            "year": "fabio:hasPublicationYear",
            "venue": "kg:venue",
            "arxiv": "fabio:hasArXivId",
            "doi": "bibo:doi",
            "isbn": "bibo:isbn13",
            "url": "schema:url",
            "citekeys": "kg:citekey",
        }.items()
    }
    authors = _authors(items)
    papers = [
        _reference(iri, {name: values.get(iri, []) for name, values in said.items()}, authors)
        for iri in items.subjects("rdf:type", PREFIXES["kg"] + "Paper")
    ]
    return _with_entries(references(papers), read_entries(items))


def _with_entries(known: References, entries: Mapping[str, Sequence[Written]]) -> References:
    """Give each paper its entry: the one of its key, else the first."""
    if not entries:
        return known
    with_entries, named = dict(known.all), dict(known.named)
    for iri, own in entries.items():
        if paper := with_entries.get(iri):
            said = next((one for one in own if one.entry.key == paper.key), own[0])
            type_ = csl_type_of(said.entry) or paper.type
            with_entries[iri] = replace(paper, entry=said.entry, whole=said.whole, type=type_)
            for key in (key.lower() for one in own for key in other_keys(one.entry)):
                if key not in known.named and iri not in named.get(key, ()):
                    named[key] = (*named.get(key, ()), iri)
    others = tuple(
        Reference("", one.entry.key, "document", "", entry=one.entry, whole=one.whole)
        for one in entries.get("", ())
        if one.entry.key
    )
    return References(with_entries, named, others)


def references(papers: Iterable[Reference]) -> References:
    """Give each of *papers* its key, and find out what names mean."""
    by_iri = {paper.iri: paper for paper in papers}
    own = keys(
        {
            iri: Known(p.citekeys, p.authors[0].family if p.authors else "", p.year, p.title)
            for iri, p in by_iri.items()
        }
    )
    keyed = {iri: replace(paper, key=own[iri]) for iri, paper in sorted(by_iri.items())}
    named: dict[str, list[str]] = {}
    for iri, paper in keyed.items():
        for name in dict.fromkeys(name.lower() for name in _names(paper)):
            named.setdefault(name, []).append(iri)
    return References(keyed, {name: tuple(iris) for name, iris in named.items()})


def _names(paper: Reference) -> Iterator[str]:
    yield from (paper.key, *paper.citekeys)
    if paper.doi:
        yield f"doi:{paper.doi}"
    if paper.arxiv:
        yield f"arxiv:{paper.arxiv}"


def _reference(
    iri: str, said: Mapping[str, list[str]], authors: Mapping[str, tuple[Author, ...]]
) -> Reference:
    def first(name: str) -> str:
        return next(iter(said[name]), "")

    year = first("year")
    return Reference(
        iri=iri,
        key="",
        type=csl_type(first("venue"), arxiv=first("arxiv"), isbn=first("isbn")),
        title=first("title"),
        authors=authors.get(iri, ()),
        year=int(year) if year.isdecimal() else 0,
        venue=first("venue"),
        doi=first("doi"),
        arxiv=first("arxiv"),
        isbn=first("isbn"),
        url=first("url"),
        citekeys=tuple(said["citekeys"]),
    )


def _authors(items: Items) -> dict[str, tuple[Author, ...]]:
    """Return the authors of each paper: the longest list where notes have several."""
    firsts, rests = items.all_objects("rdf:first"), items.all_objects("rdf:rest")
    names, families = items.all_objects("foaf:name"), items.all_objects("foaf:familyName")
    found: dict[str, tuple[Author, ...]] = {}
    for paper, lists in items.all_objects("bibo:authorList").items():
        people = [list(_people(head, firsts, rests)) for head in lists]
        longest = max(people, key=len, default=[])
        authors = (_author(names.get(p, []), families.get(p, [])) for p in longest)
        found[paper] = tuple(author for author in authors if author.family)
    return found


def _people(
    cell: str, firsts: Mapping[str, list[str]], rests: Mapping[str, list[str]]
) -> Iterator[str]:
    seen: set[str] = set()
    while cell in firsts and cell not in seen:
        seen.add(cell)
        yield firsts[cell][0]
        cell = next(iter(rests.get(cell, [])), "")


def _author(names: list[str], families: list[str]) -> Author:
    """Take the fullest name apart: what stands before the family name is given."""
    name = max(names, key=lambda name: (len(name), name), default="")
    fitting = [family for family in families if f" {name}".endswith(f" {family}")]
    family = max(fitting, key=len, default=name)
    return Author(family, name.removesuffix(family).strip())
