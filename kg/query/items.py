"""Items of notes as rows: an assessment, a claim, a definition, a use, a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode

from kg.graph.readable import ReadableStore
from kg.graph.terms import term
from kg.query.rows import Item
from kg.vocabulary import PREFIXES

_KG, _SCHEMA = PREFIXES["kg"], PREFIXES["schema"]
_RDF_TYPE = PREFIXES["rdf"] + "type"
_PATH = NamedNode(PREFIXES["kg"] + "sourcePath")
_TITLE = NamedNode(PREFIXES["dcterms"] + "title")

KINDS: Mapping[str, str] = {
    "Assessment": "assessment",
    "Definition": "definition",
    "Integration": "integration",
    "Section": "section",
    "ArtifactPart": "part",
    "LogEntry": "log entry",
    "Claim": "claim",
    "BibliographyEntry": "entry",
}
"""Classes of items and what they are called; links are rows of their own."""

_ROLES: Mapping[str, str] = {"ContributionRole": "contribution"}
"""Roles that are not called as their names read."""
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TEXTS = (_SCHEMA + "reviewBody", _SCHEMA + "text", PREFIXES["rdf"] + "value", _KG + "rationale")
_LABELS = (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label")

Properties = Mapping[str, list[str]]


@dataclass
class Items:
    """Reads items out of a store; what is read once is kept."""

    store: ReadableStore
    _notes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def read(self, addresses: Iterable[str]) -> tuple[Item, ...]:
        """Return the items at *addresses* in order of place."""
        found = [item for address in addresses if (item := self._item(address))]
        found.sort(key=lambda item: (item[1].path, item[1].line, item[0], item[1].iri))
        return tuple(item for _, item in found)

    def properties(self, address: str) -> Properties:
        """Return everything that is said of a thing, by property."""
        said: dict[str, list[str]] = {}
        for quad in self.store.quads_for_pattern(NamedNode(address), None, None, DefaultGraph()):
            value = getattr(quad.object, "value", "")
            said.setdefault(quad.predicate.value, []).append(value)
        return said

    def note(self, address: str) -> tuple[str, str]:
        """Return path and title of a note."""
        if address not in self._notes:
            self._notes[address] = (self._first(address, _PATH), self._first(address, _TITLE))
        return self._notes[address]

    def _first(self, address: str, predicate: NamedNode) -> str:
        """Return one value of one property, without reading the others."""
        pattern = (NamedNode(address), predicate, None, DefaultGraph())
        quad = next(iter(self.store.quads_for_pattern(*pattern)), None)
        return getattr(quad.object, "value", "") if quad else ""

    def subjects(self, curie: str, thing: str) -> list[str]:
        """Return the addresses of what has *thing* as the value of a property."""
        prefix, _, name = curie.partition(":")
        pattern = (None, NamedNode(PREFIXES[prefix] + name), NamedNode(thing), DefaultGraph())
        found = [quad.subject for quad in self.store.quads_for_pattern(*pattern)]
        return sorted(subject.value for subject in found if isinstance(subject, NamedNode))

    def objects(self, thing: str, curie: str) -> list[str]:
        """Return the values that *thing* has for a property, without reading the others."""
        prefix, _, name = curie.partition(":")
        pattern = (NamedNode(thing), NamedNode(PREFIXES[prefix] + name), None, DefaultGraph())
        found = self.store.quads_for_pattern(*pattern)
        return sorted(getattr(quad.object, "value", "") for quad in found)

    def all_objects(self, curie: str) -> dict[str, list[str]]:
        """Return the values that each thing has for a property: a prefixed name, `<an address>`."""
        pattern = (None, NamedNode(term(curie)[1:-1]), None, DefaultGraph())
        said: dict[str, list[str]] = {}
        for quad in self.store.quads_for_pattern(*pattern):
            subject = getattr(quad.subject, "value", "")
            said.setdefault(subject, []).append(getattr(quad.object, "value", ""))
        return {subject: sorted(values) for subject, values in said.items()}

    def of_note(self, note: str) -> list[str]:
        """Return the addresses of the items that lie in a note's graph."""
        pattern = (None, NamedNode(_KG + "line"), None, NamedNode(note))
        found = [quad.subject for quad in self.store.quads_for_pattern(*pattern)]
        return sorted(subject.value for subject in found if isinstance(subject, NamedNode))

    def authors(self, paper: str) -> list[str]:
        """Return the names of a paper's authors in order; the first list where notes differ."""
        names: list[str] = []
        cells = self.objects(paper, "bibo:authorList")[:1]
        seen: set[str] = set()
        while cells and cells[0] not in seen:
            seen.add(cells[0])
            names += [self.person(person) for person in self.objects(cells[0], "rdf:first")]
            cells = self.objects(cells[0], "rdf:rest")
        return names

    def person(self, address: str) -> str:
        """Return the fullest name of a person."""
        said = self.objects(address, "foaf:name")
        return max(said, key=lambda name: (len(name), name), default="")

    def label(self, address: str) -> str:
        """Return what a concept or artifact is called, else the end of its address."""
        said = self.properties(address)
        for name in _LABELS:
            if said.get(name):
                return min(said[name])
        return address.rpartition("/")[2].rpartition("#")[2]

    def _item(self, address: str) -> tuple[int, Item] | None:
        """Return an item and its position among those of its line."""
        said = self.properties(address)
        classes = [c.removeprefix(_KG) for c in said.get(_RDF_TYPE, [])]
        kind = next((word for name, word in KINDS.items() if name in classes), None)
        if kind is None:
            return None
        path, title = self.note(address.partition("#")[0])
        line = int(_first(said, _KG + "line") or 0)
        rating = _first(said, _SCHEMA + "ratingValue")
        item = Item(
            iri=address,
            kind=kind,
            label=self._item_label(kind, said),
            text=next((said[name][0] for name in _TEXTS if said.get(name)), ""),
            path=path,
            line=line,
            end_line=int(_first(said, _KG + "endLine") or line),
            rating=int(rating) if rating else None,
            source=title,
        )
        return int(_first(said, _SCHEMA + "position") or 0), item

    def _item_label(self, kind: str, said: Properties) -> str:
        match kind:
            case "assessment":
                return _first(said, _KG + "aspect").removeprefix(_KG)
            case "definition":
                return _first(said, _KG + "surfaceForm")
            case "integration":
                return self.label(_first(said, PREFIXES["cito"] + "hasCitingEntity"))
            case "part" | "log entry":
                return _first(said, PREFIXES["rdfs"] + "label")
            case "entry":
                return _first(said, PREFIXES["dcterms"] + "identifier")
            case "section":
                return _first(said, PREFIXES["dcterms"] + "title")
            case _:
                return role_name(_first(said, _KG + "role"))


def role_name(role: str) -> str:
    """Return what the role of a claim is called.

    >>> role_name("https://w3id.org/litkg/ns#CoreClaim")
    'core claim'
    """
    name = role.removeprefix(_KG)
    return _ROLES.get(name) or _INNER_CAPITAL.sub(" ", name).lower()


def _first(said: Properties, name: str) -> str:
    return next(iter(said.get(name, [])), "")
