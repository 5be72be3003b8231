"""The graph as overviews read it: what is said of a thing, papers by year, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import NamedNode

from kg.graph.readable import ReadableStore
from kg.query import rows
from kg.query.items import Items, Properties
from kg.vocabulary import PREFIXES

_ABOUT = "SELECT DISTINCT ?x ?note { ?note foaf:primaryTopic ?x }"
_PLACES = """
SELECT DISTINCT ?note ?path ?line {
  ?note a kg:Note ; kg:sourcePath ?path OPTIONAL { ?note kg:line ?line }
}"""
_RATED = """
SELECT ?x (MAX(?stars) AS ?most) { ?note kg:relevance ?stars ; foaf:primaryTopic ?x } GROUP BY ?x"""


@dataclass(slots=True)
class Graph:
    """A store with what overviews ask of it again and again; what is read once is kept.

    One thing is read by its address (`said`, `all`, `subjects`), which takes the same time
    in a vault of any size; what is asked of all things at once is a query (`rows`).
    """

    store: ReadableStore
    base: str
    items: Items = field(init=False)
    _rows: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    _said: dict[str, Properties] = field(default_factory=dict)
    _topics: dict[str, str] = field(default_factory=dict)
    _places: dict[str, tuple[str, int]] = field(default_factory=dict)
    _notes: dict[str, list[str]] | None = None
    _ratings: dict[str, int] | None = None

    def __post_init__(self) -> None:
        """Open the items of the store."""
        self.items = Items(self.store)

    def rows(self, query: str) -> list[Mapping[str, str]]:
        """Run one of our own SELECTs; an unbound value is empty."""
        if query not in self._rows:
            self._rows[query] = rows(self.store, self.base, query)
        return self._rows[query]

    def column(self, query: str) -> set[str]:
        """Run one of our own SELECTs of one variable."""
        return {value for row in self.rows(query) for value in row.values()}

    def all(self, thing: str, curie: str) -> Sequence[str]:
        """Return the values of a property of a thing, sorted."""
        if thing not in self._said:
            self._said[thing] = self.items.properties(thing)
        return sorted(self._said[thing].get(_expanded(curie), ()))

    def said(self, thing: str, curie: str) -> str:
        """Return the least value of a property of a thing, empty where there is none."""
        return min(self.all(thing, curie), default="")

    def number(self, thing: str, curie: str) -> int:
        """Return a property that is a number, 0 where there is none."""
        return int(self.said(thing, curie) or 0)

    def is_a(self, thing: str, curie: str) -> bool:
        """Tell whether a thing is of a class."""
        return _expanded(curie) in self.all(thing, "rdf:type")

    def subjects(self, curie: str, thing: str) -> Sequence[str]:
        """Return what has *thing* as the value of a property, sorted."""
        return self.items.subjects(curie, thing)

    def noting(self, thing: str, curie: str, text: str) -> Sequence[str]:
        """Return the notes that state a text or year of a thing, sorted."""
        pattern = (NamedNode(thing), NamedNode(_expanded(curie)), None, None)
        found = {
            quad.graph_name.value
            for quad in self.store.quads_for_pattern(*pattern)
            if isinstance(quad.graph_name, NamedNode) and getattr(quad.object, "value", "") == text
        }
        return sorted(found)

    @property
    def notes(self) -> Mapping[str, Sequence[str]]:
        """The notes about each thing, in order of address."""
        if self._notes is None:
            self._notes = {}
            for row in sorted(self.rows(_ABOUT), key=lambda row: row["note"]):
                self._notes.setdefault(row["x"], []).append(row["note"])
                self._topics.setdefault(row["note"], row["x"])
        return self._notes

    @property
    def ratings(self) -> Mapping[str, int]:
        """The most stars that a note gives each thing."""
        if self._ratings is None:
            self._ratings = {row["x"]: int(row["most"]) for row in self.rows(_RATED)}
        return self._ratings

    def read_places(self) -> None:
        """Read where every note stands at once, for who needs most of them."""
        for row in self.rows(_PLACES):
            self._places[row["note"]] = (row["path"], int(row["line"] or 1))

    def place(self, address: str) -> tuple[str, int]:
        """Return path and line of an item or note; for anything else of a note about it."""
        if address in self._places:
            return self._places[address]
        path = self.path(address)
        if path:
            return path, self.number(address, "kg:line") or int("#" not in address)
        about = self.subjects("foaf:primaryTopic", address)
        return self.place(about[0]) if about else ("", 0)

    def path(self, item: str) -> str:
        """Return the path of the note that an item lies in."""
        note = note_of(item)
        return self._places.get(note, ("", 0))[0] or self.said(note, "kg:sourcePath")

    def title(self, thing: str) -> str:
        """Return the title of a paper or note, the name of anything else."""
        return self.said(thing, "dcterms:title") or self.items.label(thing)

    def topic(self, address: str) -> str:
        """Return what a note is about, anything else as it is."""
        known = self._topics.get(address)
        return known or self.said(address, "foaf:primaryTopic") or address

    def year(self, thing: str) -> int | None:
        """Return the year of a paper, or of the paper that a note is about.

        Of any other note it is the year in which it was begun.
        """
        year = "fabio:hasPublicationYear"
        published = self.said(thing, year) or self.said(self.topic(thing), year)
        return year_number(published or self.said(thing, "dcterms:created"))

    def signature(self, paper: str) -> str:
        """Return a paper as running text cites it, `Hubinger et al. 2019`, else its title."""
        who, year = named(self._families(paper)), self.year(paper)
        if not who:
            return self.title(paper)
        return f"{who} {year}" if year else who

    def _families(self, paper: str) -> list[str]:
        """Return the family names of the authors; without an order only those of a lone one."""
        families = {
            self.items.person(one): self.said(one, "foaf:familyName")
            for one in self.all(paper, "dcterms:creator")
        }
        names = self.items.authors(paper) or (list(families) if len(families) == 1 else [])
        return [families.get(name) or name for name in names]


def named(families: Sequence[str]) -> str:
    """Return the authors of a work in short.

    >>> named(["Irving", "Christiano", "Amodei"]), named(["Armstrong", "Mindermann"]), named([])
    ('Irving et al.', 'Armstrong & Mindermann', '')
    """
    return f"{families[0]} et al." if len(families) > 2 else " & ".join(families)


def note_of(item: str) -> str:
    """Return the note that an item lies in.

    >>> note_of("https://a.org/note/LN-X#claim-1")
    'https://a.org/note/LN-X'
    """
    return item.partition("#")[0]


def local(address: str) -> str:
    """Return the last part of an address, the name of one of our own terms.

    >>> local("https://w3id.org/litkg/ns#Clarity")
    'Clarity'
    """
    return address.rpartition("/")[2].rpartition("#")[2]


def year_number(text: str) -> int | None:
    """Return the year that a date begins with.

    >>> year_number("2019"), year_number("2026-10-02"), year_number("n.d.")
    (2019, 2026, None)
    """
    digits = text[:4]
    return int(digits) if len(digits) == 4 and digits.isdecimal() else None


def by(found: Iterable[Mapping[str, str]], name: str) -> dict[str, list[Mapping[str, str]]]:
    """Return rows grouped by one of their values, groups and rows in the order they came."""
    grouped: dict[str, list[Mapping[str, str]]] = {}
    for row in found:
        grouped.setdefault(row[name], []).append(row)
    return grouped


@cache
def _expanded(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name
