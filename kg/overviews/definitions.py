"""What a concept is said to be: its definitions by year and source, and where it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.overviews.changes import Change, changes
from kg.overviews.graph import Graph, note_of

_TAGS_BEHIND = re.compile(r"(?:\s+#[^\s#]+)+\s*\Z")


@dataclass(frozen=True, slots=True)
class Definition:
    """One wording of what a concept is.

    `concept` is the name of the concept, `form` the words with which this source names it.
    `year` is that of the paper, else the one in which the note was begun; `source` names the
    paper as a text cites it, else the note; `source_iri` is its address. `points` are the
    sub-points below it. `changes` tell this wording from the one before it, and are empty
    for the first one.
    """

    iri: str
    concept: str
    concept_iri: str
    form: str
    text: str
    points: tuple[str, ...]
    year: int | None
    source: str
    source_iri: str
    path: str
    line: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """A place that uses a concept: a claim on it, a link to its note, a cell of a table."""

    iri: str
    text: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Definitions:
    """A concept with its other names, its definitions by year, and its uses in order of place."""

    iri: str
    label: str
    aliases: tuple[str, ...]
    definitions: tuple[Definition, ...]
    uses: tuple[Use, ...]


def define(graph: Graph, concept: str, *, narrower: bool = False) -> Definitions:
    """Return the definitions of *concept*, an address; with *narrower* of narrower ones too.

    Uses are only looked for where there is no definition.
    """
    concepts = [concept]
    if narrower:
        concepts += sorted(_below(graph, concept), key=graph.items.label)
    found = tuple(one for each in concepts for one in _with_changes(_definitions(graph, each)))
    return Definitions(
        iri=concept,
        label=graph.items.label(concept),
        aliases=tuple(graph.all(concept, "skos:altLabel")),
        definitions=found,
        uses=() if found else tuple(uses(graph, concept)),
    )


def wording(graph: Graph, item: str) -> str:
    """Return the text of a definition, without the tags behind it by which its note is filed."""
    return _TAGS_BEHIND.sub("", graph.said(item, "rdf:value"))


def context(graph: Graph, link: str) -> str:
    """Return the words around a link; of one in front matter the key that it stands under."""
    key = graph.said(link, "kg:key")
    return f"{key}: (front matter)" if key else graph.said(link, "kg:context")


def _below(graph: Graph, concept: str) -> set[str]:
    """Return the concepts narrower than *concept*, in one step or several, without itself."""
    found, todo = {concept}, [concept]
    while todo:
        each = todo.pop()
        near = {*graph.all(each, "skos:narrower"), *graph.subjects("skos:broader", each)}
        todo += near - found
        found |= near
    return found - {concept}


def uses(graph: Graph, concept: str) -> Sequence[Use]:
    """Return the places that use a concept, in order; else the notes that speak of it."""
    links = (
        link
        for note in graph.subjects("foaf:primaryTopic", concept)
        for link in graph.subjects("kg:to", note)
    )
    found = [
        *_used(graph, graph.subjects("schema:about", concept), "schema:text"),
        *(Use(link, context(graph, link), *graph.place(link)) for link in links),
        *_used(graph, graph.subjects("kg:rowItem", concept), "kg:cellValue"),
        *_used(graph, graph.subjects("kg:entity", concept), ""),
    ] or list(_used(graph, graph.subjects("dcterms:subject", concept), "dcterms:title"))
    return sorted(found, key=lambda use: (use.path, use.line, use.iri))


def _used(graph: Graph, items: Iterable[str], curie: str) -> Iterator[Use]:
    """Yield the items of notes that use a concept, with the words in a property of each."""
    for item in items:
        yield Use(item, graph.said(item, curie) if curie else "", *graph.place(item))


def _definitions(graph: Graph, concept: str) -> list[Definition]:
    found = [
        _definition(graph, concept, item)
        for item in graph.all(concept, "skos:definition")
        if graph.said(item, "rdf:value")
    ]
    return sorted(found, key=lambda d: (d.year or 9999, d.source, d.path, d.line, d.iri))


def _definition(graph: Graph, concept: str, item: str) -> Definition:
    note, paper = note_of(item), graph.said(item, "dcterms:source")
    steps = [
        part
        for part in graph.subjects("dcterms:isPartOf", item)
        if graph.said(part, "kg:role").endswith("#Step")
    ]
    steps.sort(key=lambda step: graph.number(step, "schema:position"))
    path, line = graph.place(item)
    return Definition(
        iri=item,
        concept=graph.items.label(concept),
        concept_iri=concept,
        form=graph.said(item, "kg:surfaceForm"),
        text=wording(graph, item),
        points=tuple(graph.said(step, "schema:text") for step in steps),
        year=graph.year(paper or note),
        source=graph.signature(paper) if paper else graph.title(note),
        source_iri=paper or note,
        path=path,
        line=line,
    )


def _with_changes(found: Sequence[Definition]) -> Iterator[Definition]:
    yield from found[:1]
    for before, after in pairwise(found):
        yield replace(after, changes=changes(before.text, after.text))
