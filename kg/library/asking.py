"""Asking what the notes say: things, links, text, SPARQL, counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.library.opened import Opened
from kg.query import (
    Hit,
    LinkRow,
    QueryAnswer,
    Shown,
    Stats,
    all_links,
    links_from,
    links_to,
    rows,
    run,
    show,
    stats,
    unresolved_links,
)
from kg.vault import Names

if TYPE_CHECKING:
    from kg.dataview import Answer, Questions
    from kg.find import Found
    from kg.graph import Label
    from kg.query.catalog import Queries
    from kg.query.citekeys import CitekeyRow
    from kg.query.mentions import MentionRow
    from kg.query.plan import Plan


class NoteRecord(NamedTuple):
    """A note in short: its file, address, title, type and what it is about.

    `line` is where it begins; `place` is the path, for a later one of several notes in a
    file with `//` and its name behind it.
    """

    path: str
    iri: str
    title: str
    type: str
    topic_iri: str
    place: str = ""
    line: int = 1


class Asking(Opened):
    """The questions about single things, links and text."""

    def show(self, thing: str) -> Shown:
        """Say what *thing* is, what is said of it, by whom, where.

        Raises `UnknownThing` or `AmbiguousThing`.
        """
        return show(self._index.store, self.config.base, self._find(thing))

    def links(
        self, thing: str = "", *, missing: bool = False, no_reason: bool = False
    ) -> tuple[LinkRow, ...]:
        """Return the links that go out from *thing* (from every note when empty).

        *missing*: those to notes not yet written; *no_reason*: those without one. Raises
        `UnknownThing` or `AmbiguousThing`.
        """
        store, base = self._index.store, self.config.base
        if thing:
            found = links_from(store, base, self._places(self._find(thing)))
        elif missing:
            found = unresolved_links(store, base, "missing")
        else:
            found = all_links(store, base)
        return tuple(
            row
            for row in found
            if (not missing or row.status == "missing") and not (no_reason and row.reason)
        )

    def backlinks(self, thing: str, *, no_reason: bool = False) -> tuple[LinkRow, ...]:
        """Return the links that come in to *thing* and to the notes about it.

        Raises `UnknownThing` or `AmbiguousThing`.
        """
        places = self._places(self._find(thing))
        found = links_to(self._index.store, self.config.base, places)
        return tuple(row for row in found if not (no_reason and row.reason))

    def citekeys(self) -> tuple[CitekeyRow, ...]:
        """Return the keys by which papers can be cited, each with title and year, by key."""
        from kg.query.citekeys import citekeys  # noqa: PLC0415 - for completion

        return citekeys(self._index.database)

    def search(self, text: str, *, limit: int = 20, type_name: str = "") -> tuple[Hit, ...]:
        """Return the notes that hold what *text* asks for, best first.

        All its words, in any order; `"a phrase"`; `word*`, the beginning of a word, as the last
        word always is; `-word`, without it; `one OR another`; `one NEAR another`, or
        `"one another"~5` with no more than five words between them; `title:word`, in a name of
        the note. Case, accents and widths do not count; whatever has none of these forms is
        searched as words. With *type_name* only notes of that type. Raises `UnknownName` for it.
        """
        from kg.query.search import search  # noqa: PLC0415 - most commands search nothing

        return search(self._index.database, text, limit, self._known_type(type_name))

    def suggest(self, text: str, *, type_name: str = "") -> str:
        """Return a text like *text* that `search` finds something for, empty if none is near.

        Raises `UnknownName` for the type.
        """
        from kg.query.suggestions import suggestion  # noqa: PLC0415 - few searches find nothing

        return suggestion(self._index.database, text, self._known_type(type_name))

    def _known_type(self, name: str) -> str:
        if not name:
            return ""
        from kg.importing.notes import known_type  # noqa: PLC0415 - few questions name a type

        return known_type(self._index.schema.types, name).name

    def find(self, expression: str, *, sort: str = "", limit: int = 0) -> tuple[Found, ...]:
        """Return what an expression of the short query language finds, in order.

        *sort* are fields, with `-` the other way round; *limit* 0 is no limit. Raises
        `FindError`, and `UnknownThing` or `AmbiguousThing` for a name in it.
        """
        from kg.find import find  # noqa: PLC0415 - the grammar is read where it is needed

        return find(self._index, expression, sort=sort, limit=limit)

    def find_sparql(self, expression: str, *, sort: str = "", limit: int = 0) -> str:
        """Return the SPARQL that an expression compiles to: `query` gives the same rows."""
        from kg.find import find_sparql  # noqa: PLC0415 - as above

        return find_sparql(self._index, expression, sort=sort, limit=limit)

    def query(self, query: str, parameters: Mapping[str, str | int] | None = None) -> QueryAnswer:
        """Run SPARQL 1.1, or the named query of that name; prefixes are declared.

        *parameters* are values as people type them: a thing by any of its names. Raises
        `UnknownName` for a query or a parameter, `QueryError`, `UnknownThing` or
        `AmbiguousThing` for a value, `SchemaError` for a named query that cannot be used.
        """
        return run(self._index.store, self.config.base, self.sparql(query, parameters))

    def sparql(self, query: str, parameters: Mapping[str, str | int] | None = None) -> str:
        """Return the SPARQL that `query` runs, its parameters filled in. Raises as `query`."""
        from kg.query.asked import sparql  # noqa: PLC0415 - most commands ask no SPARQL

        given = {name: str(value) for name, value in (parameters or {}).items()}
        return sparql(self._index, self.queries(), query, given)

    def queries(self) -> Queries:
        """Return the named queries, ours and those in `schema/queries/` of the vault."""
        from kg.query.catalog import Queries  # noqa: PLC0415 - as above

        return Queries(self.root)

    def plan(self, query: str, parameters: Mapping[str, str | int] | None = None) -> Plan:
        """Say how a query is taken apart, and how much each of its patterns matches.

        Raises as `query`.
        """
        from kg.query.plan import plan  # noqa: PLC0415 - as above

        text = self.sparql(query, parameters)
        return plan(self._index.store, self.config.base, text)

    def stats(self) -> Stats:
        """Count what is in the vault."""
        return stats(self._index.store, self.config.base, self._index.database)

    def export(self, format: str, address: str = "") -> bytes:  # noqa: A002 - as in the terminal
        """Return the graph as `turtle`, `trig`, `nquads`, `ntriples`, `jsonld` or `rdfxml`.

        With the *address* of a note only what it states, with that of any other thing what is
        stated of it. Raises `UnknownName`.
        """
        from kg.query.exports import export, export_about  # noqa: PLC0415 - as above

        store, base = self._index.store, self.config.base
        return (
            export_about(store, base, address, format) if address else export(store, base, format)
        )

    def notes(self) -> Iterator[NoteRecord]:
        """Yield every note, in path order."""
        topics = {r["n"]: r["t"] for r in rows(self._index.store, self.config.base, _TOPICS)}
        for path, iri, title, kind, place, line in self._index.database.notes():
            yield NoteRecord(path, iri, title, kind, topics.get(iri, ""), place, line)

    def labels(self) -> Sequence[Label]:
        """Return every name of every thing, as of the last refresh."""
        return self._index.database.all_labels()

    def dataview(self, note: str) -> tuple[Answer, ...]:
        """Answer the Dataview queries in the note at the address *note*, in their order."""
        return self._questions.answers(note) if self._index.database.asks(note) else ()

    @cached_property
    def _questions(self) -> Questions:
        from kg.dataview import Questions  # noqa: PLC0415 - few notes hold queries

        return Questions(self._index)

    def resolver(self) -> Names:
        """Return what resolves link targets: `.resolve(target, path of the note)`."""
        return self._names

    @cached_property
    def _names(self) -> Names:
        return Names(self._index.database.names)

    def unlinked(self, thing: str = "") -> tuple[MentionRow, ...]:
        """Return the places that name something without a link, in order of place.

        With *thing* those in the notes about it, and those that mean it. Raises
        `UnknownThing` or `AmbiguousThing`.
        """
        from kg.query.mentions import unlinked  # noqa: PLC0415 - only one command looks

        places = self._places(self._find(thing)) if thing else ()
        return unlinked(self._index.database, self._index.store, self.config.base, places)


_TOPICS = "SELECT ?n ?t WHERE { ?n foaf:primaryTopic ?t }"
