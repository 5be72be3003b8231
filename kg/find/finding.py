"""What was found: a row for each thing, with what people want to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.find.compiling import compiled
from kg.find.scope import Scope
from kg.find.wanted import wanted
from kg.index import Index
from kg.query import rows
from kg.query.items import Items, role_name

_MANY = 3000


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found.

    `kind` is `note`, `paper`, `concept`, `artifact`, `claim` or `person`; `title` what it is
    called, of a claim what it says. `path` and `line` tell where it stands; of a paper,
    concept or artifact where the first note about it begins, empty and 0 where none is.
    `type` is the type of a note, the role of a claim. `authors` are those of a paper; `year`
    is that of a paper or of the paper that a note is about; `relevance` that of a note.
    `sentence` is a definition of a concept, of a claim the title of its note.
    """

    iri: str
    kind: str
    title: str
    path: str = ""
    line: int = 0
    type: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    relevance: int | None = None
    sentence: str = ""


def find_sparql(
    index: Index, text: str, *, sort: str = "", limit: int = 0, today: date | None = None
) -> str:
    """Return the SPARQL that the expression *text* compiles to.

    *today* is what `today` means in it. Raises `FindError`, `UnknownThing` or
    `AmbiguousThing`.
    """
    scope = Scope(index, today or date.today())  # noqa: DTZ011 - the day where the user is
    return compiled(wanted(text, index.config.finds, sort=sort, limit=limit), scope)


def find(
    index: Index, text: str, *, sort: str = "", limit: int = 0, today: date | None = None
) -> tuple[Found, ...]:
    """Return what the expression *text* finds, in order. Raises as `find_sparql`."""
    query = find_sparql(index, text, sort=sort, limit=limit, today=today)
    found = rows(index.store, index.config.base, query)
    read = _Read(index, many=len(found) > _MANY)
    return tuple(read.found(row) for row in found)


@dataclass(slots=True)
class _Read:
    """Makes rows of the query's; what is not in these is read from store and database.

    For *many* rows a property is read as a whole, which is quicker than one by one.
    """

    index: Index
    many: bool
    items: Items = field(init=False)
    _notes: dict[str, tuple[str, int, str]] = field(init=False)
    _whole: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.items = Items(self.index.store)
        known = self.index.database.notes()
        self._notes = {iri: (path, line, kind) for path, iri, _, kind, _, line in known}

    def found(self, row: Mapping[str, str]) -> Found:
        """Return the row of what the first variable of the query's row is."""
        kind, iri = next(iter(row.items()))
        title = row["title"]
        match kind:
            case "note":
                return self._note(iri, title)
            case "claim":
                return self._claim(iri, title, row)
            case "person":
                return Found(iri, kind, title)
            case _:
                return self._thing(iri, kind, title)

    def _note(self, iri: str, title: str) -> Found:
        path, line, type_ = self._notes.get(iri, ("", 0, ""))
        topics = self._values(iri, "foaf:primaryTopic")
        years = [y for topic in topics for y in self._values(topic, "fabio:hasPublicationYear")]
        relevance = _least(self._values(iri, "kg:relevance"))
        return Found(iri, "note", title, path, line, type_, (), _least(years), relevance)

    def _claim(self, iri: str, title: str, row: Mapping[str, str]) -> Found:
        _, source = self.items.note(iri.partition("#")[0])
        roles = self._values(iri, "kg:role")
        role, line = role_name(roles[0]) if roles else "", int(row["line"] or 0)
        return Found(iri, "claim", title, row["path"], line, role, sentence=source)

    def _thing(self, iri: str, kind: str, title: str) -> Found:
        notes = self.items.subjects("foaf:primaryTopic", iri)
        path, line = min((self._notes[n][:2] for n in notes if n in self._notes), default=("", 0))
        if kind == "paper":
            authors = tuple(self.items.authors(iri))
            year = _least(self._values(iri, "fabio:hasPublicationYear"))
            return Found(iri, kind, title, path, line, authors=authors, year=year)
        first = self._values(iri, "skos:definition")[:1]
        sentence = "".join(text for one in first for text in self.items.objects(one, "rdf:value"))
        return Found(iri, kind, title, path, line, sentence=sentence)

    def _values(self, thing: str, curie: str) -> list[str]:
        if not self.many:
            return self.items.objects(thing, curie)
        if curie not in self._whole:
            self._whole[curie] = self.items.all_objects(curie)
        return self._whole[curie].get(thing, [])


def _least(values: list[str]) -> int | None:
    """Return the least of several numbers, which is the only one where notes agree."""
    return min((int(value) for value in values if value.isdecimal()), default=None)
