"""Readers of front matter keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from kg.markdown import FrontMatterValue, Link
from kg.notes.model import Artifact, Concept, Edge, Project, Self, Target
from kg.notes.people import people, person
from kg.notes.reading import Context, PaperField, Reading, Reason
from kg.notes.readers.citation import part_value
from kg.notes.readers.rating import rated, stars
from kg.notes.readers.related import link_name
from kg.notes.types import KeyType

KeyReader: TypeAlias = Callable[[KeyType, FrontMatterValue, int, Context], Iterator[Reading]]


def key_term(key: KeyType, value: FrontMatterValue, line: int, context: Context) -> Iterator[Reading]:
    """State each value under the key's term, of the note itself."""
    del line, context
    for text in texts(value):
        yield Edge(Self(), key.term, int(text) if text.isdecimal() and len(text) < 10 else text)


def key_rating(key: KeyType, value: FrontMatterValue, line: int, context: Context) -> Iterator[Reading]:
    """Read a number, `3/5` or stars."""
    given, best, _ = stars(next(iter(texts(value)), ""))
    if given:
        aspect = str(key.options.get("aspect", "kg:Relevance"))
        yield from rated(aspect, (given, best), "", (line, line), context)


def key_related(key: KeyType, value: FrontMatterValue, line: int, context: Context) -> Iterator[Reading]:
    """Read links as related notes."""
    del value, line
    for link in _links(key, context):
        yield Edge(Self(), "kg:relatedNote", Target(link))


def key_concepts(key: KeyType, value: FrontMatterValue, line: int, context: Context) -> Iterator[Reading]:
    """Read links, or names, as concepts that the note's concept has this relation to."""
    del line
    names = [link_name(link) for link in _links(key, context)]
    for name in names or texts(value):
        yield Edge(context.topic or Self(), key.term, Concept(name))


def key_sources(key: KeyType, value: FrontMatterValue, line: int, context: Context) -> Iterator[Reading]:
    """Read links as the sources of what the note says."""
    del value, line
    for link in _links(key, context):
        yield Edge(Self(), "dcterms:source", Target(link))
        yield Reason(link, "", "source")


def key_project(key: KeyType, value: FrontMatterValue, line: int, context: Context) -> Iterator[Reading]:
    """Read the project that the note's artifact belongs to."""
    del key, line
    for name in texts(value):
        if isinstance(context.topic, Artifact):
            yield Edge(context.topic, "kg:inProject", Project(name))


def paper_field(key: KeyType, value: FrontMatterValue, line: int) -> PaperField | None:
    """Return what a key says of its paper's record."""
    if key.paper == "authors":
        said = texts(value)
        named = people(said[0]) if isinstance(value, str) and said else tuple(person(s) for s in said)
        return PaperField("authors", named, line, in_front_matter=True) if named else None
    found = part_value(key.paper, next(iter(texts(value)), ""))
    return PaperField(key.paper, found, line, in_front_matter=True) if found else None


def texts(value: FrontMatterValue) -> list[str]:
    """Return the texts in a value: itself, or what a list holds; nothing for empty ones."""
    match value:
        case None:
            return []
        case list(several):
            return [text for one in several for text in texts(one)]
        case dict():
            return []
        case bool(truth):
            return ["true" if truth else "false"]
        case _:
            return [str(value).strip()] if str(value).strip() else []


def _links(key: KeyType, context: Context) -> list[Link]:
    return [link for link in context.links if link.key == key.name]


KEY_READERS: Mapping[str, KeyReader] = {
    "": key_term,
    "rating": key_rating,
    "related": key_related,
    "concepts": key_concepts,
    "sources": key_sources,
    "project": key_project,
}
"""The readers that `front-matter` in a note type may name."""
