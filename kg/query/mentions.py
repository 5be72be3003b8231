"""Places that name a thing of the vault without a link: offered, never stated as links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph.readable import ReadableStore
from kg.index.database import Database
from kg.markdown import plain, sentence_at
from kg.markdown.source import source_of
from kg.names import fold
from kg.query.sparql import rows
from kg.vault.mentions import Finder, prose

_ONE_SENTENCE = 250
"""Characters of a line that is shown whole."""
_MARKS = re.compile(r"\A[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)?")
_ABOUT = "SELECT ?n ?t WHERE { ?n foaf:primaryTopic ?t }"
_TITLES = "SELECT ?n ?t WHERE { ?n a kg:Note ; dcterms:title ?t }"


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A name in a note's text, without a link.

    `iri` is what it would link to: the note about the thing, or the thing where no note
    is; `candidates` are all of these where the name means several. `words` stand at
    `line` and `column` of `path`.
    """

    iri: str
    words: str
    to_title: str
    from_iri: str
    from_title: str
    sentence: str
    path: str
    line: int
    column: int
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name means: what links to it would lead to, and the things themselves."""

    shown: str
    targets: tuple[str, ...]
    things: frozenset[str]


def unlinked(
    database: Database, store: ReadableStore, base: str, places: Collection[str]
) -> tuple[MentionRow, ...]:
    """Return the unlinked mentions, in order of place.

    With *places*, the addresses of a thing and of the notes about it, those that stand in
    these notes or mean the thing.
    """
    about = [(row["n"], row["t"]) for row in rows(store, base, _ABOUT)]
    titles = {row["n"]: row["t"] for row in rows(store, base, _TITLES)}
    named = _names(database, about)
    topics: dict[str, set[str]] = {}
    for note, topic in about:
        topics.setdefault(note, set()).add(topic)
    finder = Finder([one.shown for one in named])
    texts = database.connection.execute(
        "SELECT note.graph, note.title, path, note.line, body FROM text"
        " JOIN note ON note.id = text.rowid JOIN file ON file.id = note.file ORDER BY path, line"
    )
    found: list[MentionRow] = []
    for graph, title, path, line, body in texts:
        own = {graph, *topics.get(graph, ())}
        for row, things in _in_note(finder, named, titles, (graph, title, path, line, body)):
            if own.isdisjoint(things) and (
                not places or graph in places or not things.isdisjoint(places)
            ):
                found.append(row)
    return tuple(found)


def _names(database: Database, about: Sequence[tuple[str, str]]) -> list[_Named]:
    """Return the names to look for; a paper's identifiers and what is a path are none."""
    notes: dict[str, list[str]] = {}
    for note, thing in about:
        notes.setdefault(thing, []).append(note)
    spoken: dict[str, str] = {}
    targets: dict[str, dict[str, None]] = {}
    things: dict[str, set[str]] = {}
    for label in sorted(database.all_labels()):
        key = fold(label.shown)
        if label.kind == "person" or (label.kind == "paper" and " " not in key):
            continue
        if label.shown.endswith(".md"):
            continue
        spoken.setdefault(key, label.shown)
        written = notes.get(label.address, [label.address])
        targets.setdefault(key, {}).update(dict.fromkeys(sorted(written)))
        things.setdefault(key, set()).update((label.address, *written))
    return [
        _Named(shown, tuple(targets[key]), frozenset(things[key])) for key, shown in spoken.items()
    ]


def _in_note(
    finder: Finder,
    named: Sequence[_Named],
    titles: Mapping[str, str],
    note: tuple[str, str, str, int, str],
) -> Iterator[tuple[MentionRow, frozenset[str]]]:
    graph, title, path, first, body = note
    lines: Sequence[str] = ()
    starts: Sequence[int] = ()
    sentences: dict[int, str] = {}
    for mention in finder.find(prose(body)):
        if not lines:
            lines, starts = body.split("\n"), source_of(body).starts
        index = bisect_right(starts, mention.start) - 1
        column = mention.start - starts[index]
        sentence = sentences.get(index) or _sentence(lines[index], column)
        if len(lines[index]) <= _ONE_SENTENCE:
            sentences[index] = sentence
        meant = named[mention.name]
        several = meant.targets if len(meant.targets) > 1 else ()
        yield (
            MentionRow(
                iri=meant.targets[0],
                words=" ".join(body[mention.start : mention.end].split()),
                to_title=titles.get(meant.targets[0], meant.shown),
                from_iri=graph,
                from_title=title,
                sentence=sentence,
                path=path,
                line=first + index,
                column=column + 1,
                candidates=several,
            ),
            meant.things,
        )


def _sentence(line: str, column: int) -> str:
    """Return the sentence around a column of a line, without the marks of lists and quotes."""
    if len(line) <= _ONE_SENTENCE:
        return plain(_MARKS.sub("", line, count=1)).strip("| ")
    return sentence_at(line, column)
