"""A deck for Anki: definitions of concepts, and questions of quizzes that have a key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kg.exports.anki_cards import DEFINITION, QUESTION, html
from kg.exports.apkg import Deck, Note, package
from kg.exports.notefiles import last_changed
from kg.exports.source import Source
from kg.names import digest, fold
from kg.overviews.definitions import Definition, define
from kg.overviews.graph import note_of

_FIRST_ID = 1 << 30
"""Identifiers of decks are to be large, so that nobody else has the same."""


def as_document(source: Source) -> bytes:
    """Return the deck as an `.apkg` file.

    Cards keep their identity through rewording, and are as old as the latest note among
    them: Anki takes a newer text for a card and leaves what was learned.
    """
    groups = {"Definitions": list(_definitions(source)), "Quiz": list(_questions(source))}
    paths = [path for cards in groups.values() for path, _ in cards]
    decks = [
        _deck(source, name, tuple(note for _, note in cards))
        for name, cards in groups.items()
        if cards
    ]
    return package(decks, int(last_changed(source, paths).timestamp()))


def _deck(source: Source, name: str, notes: tuple[Note, ...]) -> Deck:
    title = source.title.replace("::", ":")
    number = _FIRST_ID + int(digest(source.config.base, title, name)[:7], 16)
    return Deck(number, f"{title}::{name}", notes)


def _definitions(source: Source) -> Iterator[tuple[str, Note]]:
    """Yield each definition with the path of its note, by concept and year."""
    graph = source.graph
    concepts = sorted(
        graph.column("SELECT DISTINCT ?c { ?c skos:definition ?d }"),
        key=lambda one: (fold(graph.items.label(one)), one),
    )
    for concept in concepts:
        found = define(graph, concept).definitions
        counts: dict[str, int] = {}
        for one in found:
            note = note_of(one.iri)
            counts[note] = counts.get(note, 0) + 1
            if source.wants(one.iri, concept, one.source_iri):
                identity = _identity(concept, note, str(counts[note]))
                yield one.path, _definition(source, one, identity, several=len(found) > 1)


def _definition(source: Source, one: Definition, identity: str, *, several: bool) -> Note:
    points = "".join(f"<li>{html(point)}</li>" for point in one.points)
    return Note(
        DEFINITION,
        identity,
        (
            html(one.concept),
            html(one.source) if several else "",
            html(one.text) + (f"<ul>{points}</ul>" if points else ""),
            html(f"{one.source}, {one.path}:{one.line}"),
        ),
        _tags(source, one.iri),
    )


def _questions(source: Source) -> Iterator[tuple[str, Note]]:
    """Yield each question that has a key, and was not asked before, in order of place."""
    graph = source.graph
    found = graph.column("SELECT ?q { ?q a kg:QuizQuestion ; schema:acceptedAnswer ?key }")
    for item in sorted(found, key=lambda one: (*graph.place(one), one)):
        if source.wants(item) and not graph.all(item, "kg:duplicateOf"):
            yield graph.path(item), _question(source, item)


def _question(source: Source, item: str) -> Note:
    graph, note = source.graph, note_of(item)
    path, line = graph.place(item)
    text = graph.said(item, "schema:text")
    options = "".join(f"<li>{html(one)}</li>" for one in graph.all(item, "schema:suggestedAnswer"))
    return Note(
        QUESTION,
        _identity(note, fold(text)),
        (
            html(text),
            f"<ul>{options}</ul>" if options else "",
            html("; ".join(graph.all(item, "schema:acceptedAnswer"))),
            html(f"{graph.title(note)}, {path}:{line}"),
        ),
        _tags(source, item),
    )


def _tags(source: Source, item: str) -> tuple[str, ...]:
    said = source.graph.all(note_of(item), "schema:keywords")
    words = ("-".join(tag.replace("/", "::").split()) for tag in said)
    return tuple(sorted({html(word) for word in words if word}))


def _identity(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]
