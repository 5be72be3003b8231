"""The library: open a vault, ask it. The terminal and the site use only this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.config import Config, read_config
from kg.diagnostics import Diagnostic
from kg.errors import AmbiguousThing, UnknownName, UnknownThing, VaultNotFound
from kg.index import Index, Progress, Refreshed, open_index
from kg.index.opened import note_types
from kg.query import (
    Hit,
    LinkRow,
    QueryAnswer,
    Shown,
    Stats,
    Thing,
    all_links,
    find_thing,
    links_from,
    links_to,
    rows,
    run,
    search,
    show,
    stats,
    unresolved_links,
)
from kg.query.exports import export
from kg.query.items import Items
from kg.resources import SCHEMA
from kg.vault import Names, find_root
from kg.vault.beginning import begin

if TYPE_CHECKING:
    from kg.dataview import Answer, Questions
    from kg.importing import Imported, Place
    from kg.query.mentions import MentionRow


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


class Vault:
    """A vault whose index is open: `kg.open` made it fresh.

    Every method answers from the index; none of them writes into notes.
    """

    def __init__(self, index: Index) -> None:
        """Wrap an open index."""
        self._index = index

    @property
    def root(self) -> Path:
        """The vault's folder."""
        return self._index.root

    @property
    def config(self) -> Config:
        """What `kg.yaml` says."""
        return self._index.config

    @property
    def refreshed(self) -> Refreshed:
        """What the last refresh did."""
        return self._index.refreshed

    def refresh(self, *, full: bool = False, progress: Progress | None = None) -> Refreshed:
        """Read again what changed since last time (everything with *full*)."""
        return self._index.refresh(full=full, progress=progress)

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

    def search(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the notes that hold the words of *text*, best first."""
        return search(self._index.database, text, limit)

    def query(self, sparql: str) -> QueryAnswer:
        """Run SPARQL 1.1; prefixes are declared. Raises `QueryError`."""
        return run(self._index.store, self.config.base, sparql)

    def stats(self) -> Stats:
        """Count what is in the vault."""
        return stats(self._index.store, self.config.base, self._index.database)

    def check(self, rules: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
        """Return the diagnostics, in reading order. Raises `UnknownName` for a rule."""
        from kg.checks import check  # noqa: PLC0415 - the other commands need no rules

        return check(self._index, rules)

    def export(self, format: str) -> bytes:  # noqa: A002 - what it is called in the terminal
        """Return the graph as `turtle`, `trig`, `nquads`, `ntriples`, `jsonld` or `rdfxml`.

        Raises `UnknownName`.
        """
        return export(self._index.store, self.config.base, format)

    def notes(self) -> Iterator[NoteRecord]:
        """Yield every note, in path order."""
        topics = {r["n"]: r["t"] for r in rows(self._index.store, self.config.base, _TOPICS)}
        for path, iri, title, kind, place, line in self._index.database.notes():
            yield NoteRecord(path, iri, title, kind, topics.get(iri, ""), place, line)

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

    def _find(self, thing: str) -> Thing:
        return find_thing(self._index.database, self._index.store, self.config.base, thing)

    def _places(self, thing: Thing) -> list[str]:
        """Return the addresses that a link to *thing* may have."""
        about = Items(self._index.store).subjects("foaf:primaryTopic", thing.iri)
        return [thing.iri, *about]

    def import_text(
        self, text: str, *, as_type: str = "", folder: str = "", dry_run: bool = False
    ) -> Imported:
        """Write the note that the page *text* is, or bring the one it became up to date.

        Raises `UnknownName` for a type, `WriteError`.
        """
        from kg.importing import import_page  # noqa: PLC0415 - most commands import nothing

        done = import_page(self._place(), text, as_type=as_type, folder=folder, dry_run=dry_run)
        self.refresh()
        return done

    def new_note(
        self,
        type_name: str,
        title: str = "",
        values: Mapping[str, str] | None = None,
        *,
        text: str = "",
        dry_run: bool = False,
    ) -> Imported:
        """Write an empty note of a type, its citation filled from *values*.

        Raises `UnknownName` for a type, `WriteError` where the note is there already.
        """
        from kg.importing import new_note  # noqa: PLC0415 - as above

        project = self.config.project
        made = new_note(
            self._place(), type_name, title, values, text=text, project=project, dry_run=dry_run
        )
        self.refresh()
        return made

    def notes_on(self, title: str, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return the paths of the notes on the paper that *values* or *title* name."""
        found: list[str] = []
        for name in (*(values.get(k, "") for k in ("arxiv", "doi", "title")), title):
            try:
                thing = self._find(name) if name.strip() else None
            except (UnknownThing, AmbiguousThing):
                continue
            if thing:
                found += [n.path for n in self.notes() if thing.iri in (n.topic_iri, n.iri)]
        return tuple(dict.fromkeys(found))

    def _place(self) -> Place:
        from kg.importing import Place  # noqa: PLC0415 - as above

        notes = tuple((row[0], row[3]) for row in self._index.database.notes())
        return Place(self.root, self._index.types, notes, self._index.database.concept_notes())

    def unlinked(self, thing: str = "") -> tuple[MentionRow, ...]:
        """Return the places that name something without a link, in order of place.

        With *thing* those in the notes about it, and those that mean it. Raises
        `UnknownThing` or `AmbiguousThing`.
        """
        from kg.query.mentions import unlinked  # noqa: PLC0415 - only one command looks

        places = self._places(self._find(thing)) if thing else ()
        return unlinked(self._index.database, self._index.store, self.config.base, places)


_TOPICS = "SELECT ?n ?t WHERE { ?n foaf:primaryTopic ?t }"


def open_vault(
    path: Path | str | None = None, *, refresh: bool = True, progress: Progress | None = None
) -> Vault:
    """Open the vault that holds *path* (the current folder when `None`).

    The vault is the nearest folder upwards with `kg.yaml`, `.obsidian`, `.zk` or `.git`.
    With *refresh* the index is brought up to date first. Raises `VaultNotFound`,
    `ConfigError`, `SchemaError` or `WriteError`.
    """
    start = Path(path) if path is not None else Path.cwd()
    if not start.is_dir():
        raise VaultNotFound(start, is_folder=False)
    root = find_root(start.absolute())
    if root is None and path is None:
        raise VaultNotFound(start, is_folder=True)
    found = root or start.absolute()  # a folder that was named is a vault as it is
    return Vault(open_index(found, read_config(found), fresh=refresh, progress=progress))


def explain(name: str, folder: Path | None = None) -> str:
    """Return the page of a rule or of a note type, as Markdown. Raises `UnknownName`.

    *folder* is the vault whose own note types count as well.
    """
    from kg.checks import RULES, explain_rule  # noqa: PLC0415 - as in `Vault.check`

    if name in RULES:
        return explain_rule(name)
    types = note_types(folder or SCHEMA.parent)
    if name in types.by_name:
        return types.by_name[name].page()
    known = [*RULES, *types.by_name]
    from rapidfuzz import process  # noqa: PLC0415 - only for a mistyped name

    near = process.extract(name, known, score_cutoff=60, limit=2)
    raise UnknownName("rule or note type", name, [found[0] for found in near])


def init_vault(folder: Path) -> Sequence[Path]:
    """Write what a vault needs at *folder*; return what was written. Raises `WriteError`."""
    return begin(folder)
