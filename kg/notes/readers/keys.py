"""Readers of front matter keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from kg.markdown import FrontMatterValue, Link
from kg.notes.model import Artifact, Concept, Date, Edge, Project, Self, Target
from kg.notes.orcids import author_names
from kg.notes.people import people, person
from kg.notes.readers.citation import part_value
from kg.notes.readers.rating import rated, stars
from kg.notes.readers.related import link_name
from kg.notes.reading import Context, PaperField, Reading
from kg.notes.types import KeyType


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the front matter, as it was spelled, with its value and line."""

    type: KeyType
    spelled: str
    value: FrontMatterValue
    line: int


KeyReader: TypeAlias = Callable[[Key, Context], Iterator[Reading]]


def key_term(key: Key, context: Context) -> Iterator[Reading]:
    """State each value under the key's term, of the note itself.

    Option `value`: `number` or `date` where the value is one, else it stays text.
    """
    del context
    for text in texts(key.value):
        value: int | Date | str = text
        match key.type.options.get("value"):
            case "number" if text.isascii() and text.isdecimal() and len(text) < 10:
                value = int(text)
            case "date" if is_date(text[:10]):
                value = Date(text[:10])
            case _:
                pass
        yield Edge(Self(), key.type.term, value)


def is_date(text: str) -> bool:
    """Tell whether *text* is a day of the calendar, as ISO 8601 writes it.

    >>> is_date("2024-02-29"), is_date("2023-02-29"), is_date("today")
    (True, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def key_rating(key: Key, context: Context) -> Iterator[Reading]:
    """Read a number, `3/5` or stars; a word is a judgement too."""
    given, best, reason = stars(next(iter(texts(key.value)), ""))
    if given or reason:
        aspect = str(key.type.options.get("aspect", "kg:Relevance"))
        yield from rated(aspect, (given, best), reason, (key.line, key.line), context)


def key_related(key: Key, context: Context) -> Iterator[Reading]:
    """Read links as related notes."""
    for link in _links(key, context):
        yield Edge(Self(), "kg:relatedNote", Target(link))


def key_concepts(key: Key, context: Context) -> Iterator[Reading]:
    """Read links, or names, as concepts that the note's concept has this relation to."""
    names = [link_name(link) for link in _links(key, context)]
    for name in names or texts(key.value):
        yield Edge(context.topic or Self(), key.type.term, Concept(name))


def key_sources(key: Key, context: Context) -> Iterator[Reading]:
    """Read links as the sources of what the note says."""
    for link in _links(key, context):
        yield Edge(Self(), "dcterms:source", Target(link))


def key_subjects(key: Key, context: Context) -> Iterator[Reading]:
    """Read links, or names, as the concepts that the note is about."""
    names = [link_name(link) for link in _links(key, context)]
    for name in names or texts(key.value):
        yield Edge(Self(), "dcterms:subject", Concept(name))


def key_project(key: Key, context: Context) -> Iterator[Reading]:
    """Read the project that the note's artifact belongs to."""
    for name in texts(key.value):
        if isinstance(context.topic, Artifact):
            yield Edge(context.topic, "kg:inProject", Project(name))


def paper_field(key: KeyType, value: FrontMatterValue, line: int) -> PaperField | None:
    """Return what a key says of its paper's record."""
    if key.paper == "authors":
        value = author_names(value)
        said = texts(value)
        named = (
            people(said[0]) if isinstance(value, str) and said else tuple(person(s) for s in said)
        )
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


def _links(key: Key, context: Context) -> list[Link]:
    return [link for link in context.links if link.key == key.spelled]


KEY_READERS: Mapping[str, KeyReader] = {
    "": key_term,
    "rating": key_rating,
    "related": key_related,
    "concepts": key_concepts,
    "sources": key_sources,
    "project": key_project,
    "subjects": key_subjects,
}
"""The readers that `front-matter` in a note type may name."""
