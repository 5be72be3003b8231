"""Queries, answered over the notes of one vault."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pyoxigraph import DefaultGraph, NamedNode

from kg.dataview.answers import Answer, Row, cell, tasks
from kg.dataview.pages import Page
from kg.dataview.parsing import parse_query
from kg.dataview.queries import Column, Group, Query
from kg.dataview.values import Link, NotAnswered, Value
from kg.dataview.working import Bound, Work
from kg.graph.addresses import Addresses
from kg.index import Index
from kg.names import file_of
from kg.vault import Found, Names
from kg.vocabulary import PREFIXES

MOST_ROWS = 5_000
"""Rows that an answer shows."""

_REFERENCES = NamedNode(PREFIXES["dcterms"] + "references")


class Questions:
    """A vault whose notes can be asked; what is found once is kept."""

    def __init__(self, index: Index) -> None:
        """Ask the notes of *index*."""
        self._index = index
        self._names = Names(index.database.names)
        self._links: dict[tuple[str, str], Link] = {}

    def answers(self, place: str) -> tuple[Answer, ...]:
        """Return the answers to the queries in the note at a place or address."""
        page = self._pages.get(place) or self._by_address.get(place)
        queries = page.asked.get("queries", []) if page else []
        if page is None or not isinstance(queries, list):
            return ()
        if self._names.vaults and self._names.vaults.of(page.place):
            return ()  # another vault answers for itself
        return tuple(self.answer(text, page, line, end) for line, end, text in queries)

    def answer(self, text: str, page: Page, line: int = 0, end_line: int = 0) -> Answer:
        """Answer one query as the note *page* asks it. Never raises on what was written."""
        asked = Answer(line, end_line, text)
        try:
            query = parse_query(text)
            return self._answered(query, page, asked)
        except NotAnswered as why:
            return replace(asked, problem=str(why))
        except RecursionError:
            return replace(asked, problem="it is too deeply nested")

    def page(self, place: str) -> Page | None:
        """Return the note at *place*."""
        return self._pages.get(place)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        root = str(self._index.root)
        return {
            place: self._page(root, place, address, title, asked)
            for place, address, title, _, asked in self._index.database.places()
        }

    def _page(
        self, root: str, place: str, address: str, title: str, asked: Mapping[str, object]
    ) -> Page:
        return Page(
            root, place, address, title, asked,
            link=lambda target: self.link(target, place),
            inward=lambda: self._shown(self._references[1].get(address, ())),
            outward=lambda: self._shown(self._references[0].get(address, ())),
        )  # fmt: skip

    def link(self, target: str, place: str) -> Link:
        """Return what `[[target]]` means in the note at *place*."""
        key = (target, file_of(place).rpartition("/")[0] if target else place)
        if key not in self._links:
            found = self._names.resolve(target, place)
            address = self._addresses.target(found, target)[1:-1]
            page = self._pages.get(found.path) if isinstance(found, Found) else None
            shown = page.own if page else Link(address, target, target)
            self._links[key] = Link(address, shown.shown, shown.target)
        return self._links[key]

    @cached_property
    def _addresses(self) -> Addresses:
        return Addresses(self._index.config.base, self._names)

    @cached_property
    def _own(self) -> Collection[Page]:
        """The notes of the vault itself: no query is about those of another one."""
        vaults = self._names.vaults
        own = self._pages.values()
        return [page for page in own if not vaults.of(page.place)] if vaults else own

    @cached_property
    def _by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self._pages.values()}

    @cached_property
    def _references(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The links between notes: from each outwards, and to each inwards."""
        outward: dict[str, list[str]] = {}
        inward: dict[str, list[str]] = {}
        found = self._index.store.quads_for_pattern(None, _REFERENCES, None, DefaultGraph())
        pairs = sorted((str(q.subject)[1:-1], str(q.object)[1:-1]) for q in found)
        for source, target in pairs:
            outward.setdefault(source, []).append(target)
            inward.setdefault(target, []).append(source)
        return outward, inward

    def _shown(self, addresses: Sequence[str]) -> list[Link]:
        known = self._by_address
        return [
            known[one].own if one in known else Link(one, one.rpartition("/")[2])
            for one in addresses
        ]

    def _answered(self, query: Query, this: Page, asked: Answer) -> Answer:
        chosen = [
            page
            for page in self._own
            if query.source is None or query.source(_Candidate(page, this, self))
        ]
        work = Work(lambda target: self.link(target, this.place), this.values)
        found = [Bound(work, row) for page in chosen for row in _rows(page, query.kind)]
        is_grouped = False
        for command in query.commands:
            found = work.done(found, command)
            is_grouped = is_grouped or isinstance(command, Group)
        columns = query.columns
        if query.has_id and query.kind != "task":
            first = Column("Group" if is_grouped else "File", lambda scope: _own(scope, is_grouped))
            columns = (first, *columns)
        elif not columns:
            columns = (Column("", lambda scope: _own(scope, is_grouped)),)
        shown = found[:MOST_ROWS]
        if query.kind == "task":
            rows = [row for one in shown for row in tasks(one.values, is_grouped=is_grouped)]
        else:
            rows = [Row(tuple(cell(c.value(one)) for c in columns)) for one in shown]
        names = tuple(c.name for c in columns) if query.kind == "table" else ()
        more = len(found) - len(shown)
        return replace(asked, kind=query.kind, columns=names, rows=tuple(rows), more=more)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A note that a source may have, seen from the note that asks."""

    page: Page
    this: Page
    world: Questions

    def has_tag(self, tag: str) -> bool:
        return tag.casefold().strip("/") in self.page.all_tags

    def is_in(self, folder: str) -> bool:
        path = self.page.path
        return not folder or path.startswith(f"{folder}/") or path in {folder, f"{folder}.md"}

    def links_to(self, target: str) -> bool:
        there = self.world.link(target, self.this.place).address
        return any(link.address == there for link in self.page.outward())

    def is_linked_from(self, target: str) -> bool:
        there = self.world.link(target, self.this.place).address
        return any(link.address == there for link in self.page.inward())


def _rows(page: Page, kind: str) -> list[Mapping[str, Value]]:
    """Return what a note gives: itself, or each of its tasks with what the note says."""
    if kind != "task":
        return [page.values]
    return [{**page.outer, **task} for task in page.tasks() if isinstance(task, dict)]


def _own(scope: object, is_grouped: bool) -> Value:  # noqa: FBT001 - which of two columns
    assert isinstance(scope, Bound)  # noqa: S101 - rows are made here
    file = scope.values.get("file")
    if is_grouped:
        return scope.values.get("key")
    return file["link"] if isinstance(file, Mapping) else None
