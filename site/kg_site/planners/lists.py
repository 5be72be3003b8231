"""The lists: notes, papers, concepts, artifacts, two hundred to a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_site.addresses import INDEX, href
from kg_site.citations.citing_as import ALL
from kg_site.pages import Page
from kg_site.planners.artifacts import artifact_card, papers_under
from kg_site.planners.concepts import notes_with
from kg_site.shelf import Shelf, count, shortened
from kg_site.views import Card, ListView, Ref

PAGE = 200
"""Entries on one page of a list."""


def list_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the pages of each list: of notes always, of other things where there are any."""
    known = shelf.knowledge
    notes = shelf.cards(known.notes.values())
    yield from _list(shelf, "notes", "Notes", count(len(notes), "note") + ", by title.", notes)
    if known.papers:
        files = tuple(Ref(f"{ALL}.{ending}", f"{ALL}.{ending}") for ending in ("bib", "json"))
        yield from _list(shelf, "papers", "Papers", *_papers(shelf), downloads=files)
    if known.concepts:
        yield from _list(shelf, "concepts", "Concepts", *_concepts(shelf))
    if known.artifacts:
        yield from _list(shelf, "artifacts", "Artifacts", *_artifacts(shelf))


def _papers(shelf: Shelf) -> tuple[str, list[Card]]:
    known = shelf.knowledge
    papers = sorted(
        known.papers.values(), key=lambda p: (-shelf.relevance(p), p.title.casefold(), p.iri)
    )
    read = sum(paper.iri in shelf.notes_on for paper in papers)
    lede = f"{count(len(papers), 'paper')}, {read} of them read; the most relevant first."
    return lede, [shelf.paper_card(p) for p in papers]


def _concepts(shelf: Shelf) -> tuple[str, list[Card]]:
    notes = notes_with(shelf)
    concepts = sorted(shelf.knowledge.concepts.values(), key=lambda c: (c.label.casefold(), c.iri))
    said = {d.concept: d.text for d in reversed(shelf.knowledge.definitions)}
    cards = [
        Card(
            shelf.ref(c.iri),
            byline=f"in {count(len(notes[c.iri]), 'note')}",
            text=shelf.said(shortened(said.get(c.iri, ""))),
        )
        for c in concepts
    ]
    return f"{count(len(cards), 'concept')}, by name.", cards


def _artifacts(shelf: Shelf) -> tuple[str, list[Card]]:
    papers = papers_under(shelf)
    artifacts = sorted(
        shelf.knowledge.artifacts.values(),
        key=lambda a: (-len(papers[a.iri]), a.label.casefold(), a.iri),
    )
    cards = [artifact_card(shelf, artifact, len(papers[artifact.iri])) for artifact in artifacts]
    return f"{count(len(cards), 'part')} of the work; those that most papers inform first.", cards


def _list(  # noqa: PLR0913 - what a list is made of
    shelf: Shelf,
    folder: str,
    title: str,
    lede: str,
    cards: Sequence[Card],
    *,
    downloads: tuple[Ref, ...] = (),
) -> Iterator[Page]:
    pieces = [cards[at : at + PAGE] for at in range(0, len(cards), PAGE)] or [()]
    paths = [
        f"{folder}/{INDEX}" if number == 1 else f"{folder}/{number}/{INDEX}"
        for number in range(1, len(pieces) + 1)
    ]
    numbered = tuple(Ref(str(number), href(path)) for number, path in enumerate(paths, 1))
    for number, (path, piece) in enumerate(zip(paths, pieces, strict=True), 1):
        name = title if number == 1 else f"{title}, page {number}"
        frame = shelf.frame(path, name, f"{title}: {lede}", "list", folder)
        view = ListView(title, lede, tuple(piece), str(number), numbered, downloads)
        yield Page(path, "list.html.j2", "list", frame, view)
