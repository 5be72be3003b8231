"""The library: open a vault, ask it. The terminal and the site use only this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.config import Config, read_config
from kg.diagnostics import Diagnostic
from kg.errors import UnknownName, VaultNotFound
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


class NoteRecord(NamedTuple):
    """A note in short: its place, address, title, type and what it is about."""

    path: str
    iri: str
    title: str
    type: str
    topic_iri: str


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
        for path, iri, title, kind in self._index.database.notes():
            yield NoteRecord(path, iri, title, kind, topics.get(iri, ""))

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
