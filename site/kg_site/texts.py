"""The notes' own texts: each file is read and taken apart once, and becomes a body."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from kg.dataview import Answer
from kg.markdown import Document, FrontMatterValue, decode, parse, parse_notes
from kg.names import file_of
from kg_site import titles
from kg_site.addresses import Addresses, identifier
from kg_site.attachments import Attachments
from kg_site.bodies import Bodies, Body, without_lost_ids
from kg_site.citations.works import Works
from kg_site.insertions import Mark
from kg_site.knowledge import Knowledge, note_of
from kg_site.targets import NotePage, Resolve, Targets

BEGINNINGS = ("index", "home", "start", "welcome", "readme")
"""Names of the note that stands on the first page, the first of them rather."""


@dataclass(frozen=True, slots=True)
class Text:
    """A note's text and what its front matter says, each key with its values.

    `places` are the ids that lines of its file have on its page, by line.
    """

    body: Body
    meta: Mapping[str, tuple[str, ...]]
    places: tuple[tuple[int, str], ...] = ()

    def anchor(self, line: int) -> str:
        """Return the id of *line*, else that of the last place before it, else nothing."""
        at = bisect_right(self.places, line, key=itemgetter(0))
        return self.places[at - 1][1] if at else ""

    def one(self, *keys: str) -> str:
        """Return the first value that one of *keys* has."""
        return next((self.meta[key][0] for key in keys if self.meta.get(key)), "")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of all notes by IRI; `start` is the text of the home page, often `index.md`."""

    by_note: Mapping[str, Text]
    start: Body | None
    attachments: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the vault itself.

    `places` tell where each note stands and on which line it begins, `answers` gives those
    to the queries in the note at an address; `works` are what notes may cite.
    """

    resolve: Resolve
    places: Mapping[str, tuple[str, int]]
    answers: Callable[[str], Iterable[Answer]]
    attachments: Attachments
    works: Works
    elsewhere: Callable[[str], NotePage | None] = lambda _: None


def read(
    root: Path, knowledge: Knowledge, addresses: Addresses, vault: Asked, most_stars: int
) -> Texts:
    """Read the texts of all notes under *root*."""
    places = vault.places
    pages = {
        places[iri][0]: NotePage(
            addresses.page(iri), titles.full(note.title) or note.name, note.name
        )
        for iri, note in knowledge.notes.items()
    }
    at = {place: iri for iri, (place, _) in places.items()}

    def answers(place: str) -> Iterable[Answer]:
        return vault.answers(at[place]) if place in at else ()

    documents = _reader(root, dict(places.values()))
    targets = Targets(vault.resolve, pages, vault.elsewhere)
    bodies = Bodies(
        documents, targets, vault.attachments, most_stars, answers, addresses.page, addresses.tag,
        vault.works,
    )  # fmt: skip
    marks = _marks(knowledge, addresses)
    texts: dict[str, Text] = {}
    for iri in knowledge.notes:
        place, _ = places[iri]
        document = documents(place)
        body = bodies.body(place, document, addresses.page(iri), marks.get(iri, ()))
        texts[iri] = Text(
            body, _meta(document.front_matter.values), _places(marks.get(iri, ()), body)
        )
    beginning = _beginning(place for place, _ in places.values())
    start = bodies.body(beginning, documents(beginning), "index.html") if beginning else None
    return _settled(texts, start)


def _beginning(places: Iterable[str]) -> str:
    """Return the note that stands on the first page: the highest of the names that say so."""
    found = (
        (place.count("/"), BEGINNINGS.index(name), place)
        for place in places
        if (name := place.rpartition("/")[2].lower().removesuffix(".md")) in BEGINNINGS
    )
    deep, _, place = min(found, default=(0, 0, ""))
    return place if not deep or place.endswith("/index.md") else ""


def _places(marks: Iterable[Mark], body: Body) -> tuple[tuple[int, str], ...]:
    ids = {mark.line: mark.id for mark in marks if mark.id in body.ids}
    return tuple(sorted(ids.items()))


def _settled(texts: Mapping[str, Text], start: Body | None) -> Texts:
    """Take away what leads to places that no page has."""
    ids = {text.body.page: text.body.ids for text in texts.values()}
    made = {
        iri: replace(text, body=without_lost_ids(text.body, ids)) for iri, text in texts.items()
    }
    start = without_lost_ids(start, ids) if start else None
    attachments = frozenset[str]().union(*(text.body.attachments for text in made.values()))
    return Texts(made, start, attachments)


def _marks(knowledge: Knowledge, addresses: Addresses) -> dict[str, list[Mark]]:
    """Return the items of each note, the named ones with the page of what they name."""
    names: dict[str, tuple[str, str]] = {}
    for definition in knowledge.definitions:
        if concept := knowledge.concepts.get(definition.concept):
            names[definition.iri] = concept.label, addresses.page(concept.iri)
    for integration in knowledge.integrations:
        if artifact := knowledge.artifacts.get(integration.artifact):
            names[integration.iri] = artifact.label, addresses.page(artifact.iri)
    marks: dict[str, list[Mark]] = {}
    for iri, line in sorted(knowledge.lines.items()):
        label, page = names.get(iri, ("", ""))
        marks.setdefault(note_of(iri), []).append(Mark(line, identifier(iri), label, page))
    marked = {(note, mark.line) for note, some in marks.items() for mark in some}
    for link in knowledge.links:
        note = note_of(link.iri)
        if (note, link.line) not in marked:
            marked.add((note, link.line))
            marks.setdefault(note, []).append(Mark(link.line, identifier(link.iri)))
    return marks


def _reader(root: Path, lines: Mapping[str, int]) -> Callable[[str], Document]:
    """Return what reads a note by its place; *lines* tell where in its file each begins."""

    @lru_cache(maxsize=128)
    def file(path: str) -> dict[int, Document]:
        return {document.first_line: document for document in _documents(root, path)}

    empty = parse("")
    return lambda place: file(file_of(place)).get(lines.get(place, 1), empty)


def _documents(root: Path, path: str) -> tuple[Document, ...]:
    """Return the notes of a file; none where it went or leads out of the vault."""
    full = os.path.realpath(root / path)
    if not full.startswith(os.path.realpath(root) + os.sep):
        return ()
    try:
        return parse_notes(decode(Path(full).read_bytes()))
    except (OSError, UnicodeDecodeError):
        return ()


def _meta(values: Mapping[str, FrontMatterValue]) -> dict[str, tuple[str, ...]]:
    return {key.lower(): tuple(_flat(value)) for key, value in values.items()}


def _flat(value: FrontMatterValue) -> Iterable[str]:
    match value:
        case None | dict():
            return
        case list():
            for one in value:
                yield from _flat(one)
        case bool():
            yield "yes" if value else "no"
        case _:
            yield str(value)
