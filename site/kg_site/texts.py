"""The notes' own texts: each file is read and taken apart once, and becomes a body."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from kg.markdown import Document, FrontMatterValue, decode, parse
from kg_site import titles
from kg_site.addresses import Addresses, identifier
from kg_site.bodies import Bodies, Body, without_lost_ids
from kg_site.images import Images
from kg_site.insertions import Mark
from kg_site.knowledge import Knowledge, note_of
from kg_site.targets import NotePage, Resolve, Targets


@dataclass(frozen=True, slots=True)
class Text:
    """A note's text and what its front matter says, each key with its values."""

    body: Body
    meta: Mapping[str, tuple[str, ...]]

    def one(self, *keys: str) -> str:
        """Return the first value that one of *keys* has."""
        return next((self.meta[key][0] for key in keys if self.meta.get(key)), "")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of all notes by IRI; `start` is `index.md` as it stands on the home page."""

    by_note: Mapping[str, Text]
    start: Body | None
    pictures: frozenset[str]


def read(
    root: Path, knowledge: Knowledge, addresses: Addresses, resolve: Resolve, most_stars: int
) -> Texts:
    """Read the texts of all notes under *root*."""
    pages = {
        note.path: NotePage(addresses.page(iri), titles.full(note.title) or note.name, note.name)
        for iri, note in reversed(list(knowledge.notes.items()))
    }
    bodies = Bodies(_reader(root), Targets(resolve, pages), Images(root), most_stars)
    marks = _marks(knowledge, addresses)
    texts: dict[str, Text] = {}
    start: Body | None = None
    for iri, note in knowledge.notes.items():
        document = _document(root, note.path)
        body = bodies.body(note.path, document, addresses.page(iri), marks.get(iri, ()))
        texts[iri] = Text(body, _meta(document.front_matter.values))
        if note.path == "index.md" or (start is None and note.path.endswith("/index.md")):
            start = bodies.body(note.path, document, "index.html")
    return _settled(texts, start)


def _settled(texts: Mapping[str, Text], start: Body | None) -> Texts:
    """Take away what leads to places that no page has."""
    ids = {text.body.page: text.body.ids for text in texts.values()}
    made = {
        iri: replace(text, body=without_lost_ids(text.body, ids)) for iri, text in texts.items()
    }
    start = without_lost_ids(start, ids) if start else None
    pictures = frozenset[str]().union(*(text.body.pictures for text in made.values()))
    return Texts(made, start, pictures)


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


def _reader(root: Path) -> Callable[[str], Document]:
    @lru_cache(maxsize=128)
    def read_again(path: str) -> Document:
        return _document(root, path)

    return read_again


def _document(root: Path, path: str) -> Document:
    """Return the file taken apart; an empty text where it went or leads out of the vault."""
    full = os.path.realpath(root / path)
    if not full.startswith(os.path.realpath(root) + os.sep):
        return parse("")
    try:
        return parse(decode(Path(full).read_bytes()))
    except (OSError, UnicodeDecodeError):
        return parse("")


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
