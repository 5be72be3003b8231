"""The first page: what this collection is, within a minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from kg_site.addresses import INDEX, href
from kg_site.arguments import beneath, contested
from kg_site.pages import Page
from kg_site.planners.artifacts import papers_under
from kg_site.planners.concepts import notes_with
from kg_site.shelf import Shelf, count
from kg_site.tagging import tree
from kg_site.views import EMPTY, Card, Counted, HomeView, Ref

CONTESTED, ARTIFACTS, PAPERS, CONCEPTS, HUBS, TAGS, NOTES = 5, 10, 6, 30, 10, 30, 6
"""How many of each the first page shows."""

DATES = ("updated", "modified", "created", "date")
"""Keys of front matter that may tell when a note was last changed."""


def home_page(shelf: Shelf) -> Iterator[Page]:
    """Make the first page."""
    start = shelf.texts.start
    view = HomeView(
        lede=lede(shelf),
        start=Markup(start.html) if start else EMPTY,  # noqa: S704 - through the sanitizer
        contested=_contested(shelf),
        artifacts=_artifacts(shelf),
        papers=_papers(shelf),
        concepts=_concepts(shelf),
        hubs=_hubs(shelf),
        tags=_tags(shelf),
        notes=_newest(shelf),
        all_claims=Ref("All claims, and how they stand", f"claims/{INDEX}"),
        all_artifacts=_all("artifacts", len(shelf.knowledge.artifacts)),
        all_papers=_all("papers", len(shelf.knowledge.papers)),
        all_concepts=_all("concepts", len(shelf.knowledge.concepts)),
        all_notes=_all("notes", len(shelf.knowledge.notes)),
    )
    frame = shelf.frame(INDEX, shelf.site.title, view.lede, "home", "home")
    yield Page(INDEX, "home.html.j2", "home", frame, view)


def lede(shelf: Shelf) -> str:
    """Say in a sentence what is here.

    The parts are those that there are: `12 notes on 5 papers, with 9 concepts and 3 artifacts.`
    """
    known = shelf.knowledge
    read = len([paper for paper in known.papers if paper in shelf.notes_on])
    sentence = count(len(known.notes), "reading note" if read else "note")
    if read:
        sentence += f" on {count(read, 'paper')}"
    rest = [
        count(len(things), noun)
        for things, noun in ((known.concepts, "concept"), (known.artifacts, "artifact"))
        if things
    ]
    if rest:
        sentence += f", which define {rest[0]}" if len(rest) == 1 and known.concepts else ""
        if known.concepts and known.artifacts:
            sentence += f", which treat {rest[0]} and inform {rest[1]} of the work"
        elif known.artifacts:
            sentence += f", which inform {rest[0]} of the work"
    return sentence + "."


def _contested(shelf: Shelf) -> tuple[Counted, ...]:
    return tuple(
        Counted(one.ref, one.verdict.against, 0, one.verdict.said)
        for one in contested(shelf)[:CONTESTED]
    )


def _artifacts(shelf: Shelf) -> tuple[Counted, ...]:
    papers, under = papers_under(shelf), beneath(shelf)
    most = max((len(some) for some in papers.values()), default=0) or 1
    artifacts = sorted(papers, key=lambda a: (-len(papers[a]), shelf.name(a).casefold(), a))
    return tuple(
        Counted(
            shelf.ref(a), len(papers[a]), most, count(len(papers[a]), "paper"),
            _shaken(len(under[a].contested)),
        )
        for a in artifacts[:ARTIFACTS]
    )  # fmt: skip


def _shaken(number: int) -> str:
    return f"{count(number, 'contested ground')}" if number else ""


def _papers(shelf: Shelf) -> tuple[Card, ...]:
    read = [paper for iri, paper in shelf.knowledge.papers.items() if iri in shelf.notes_on]
    read.sort(key=lambda p: (-shelf.relevance(p), p.title.casefold(), p.iri))
    return tuple(shelf.paper_card(paper) for paper in read[:PAPERS])


def _concepts(shelf: Shelf) -> tuple[Counted, ...]:
    notes = notes_with(shelf)
    hubs = sorted(notes, key=lambda c: (-len(notes[c]), shelf.name(c).casefold(), c))
    chosen = sorted(hubs[:CONCEPTS], key=lambda c: (shelf.name(c).casefold(), c))
    return tuple(
        Counted(shelf.ref(c), len(notes[c]), 0, f"in {count(len(notes[c]), 'note')}")
        for c in chosen
    )


def _hubs(shelf: Shelf) -> tuple[Counted, ...]:
    linking = {
        iri: len({link.source for link in shelf.links_to.get(iri, ())} - {iri})
        for iri in shelf.knowledge.notes
    }
    hubs = sorted(
        (iri for iri, number in linking.items() if number > 1),
        key=lambda iri: (-linking[iri], shelf.name(iri).casefold(), iri),
    )
    most = max(linking.values(), default=0)
    return tuple(
        Counted(shelf.ref(iri), linking[iri], most, count(linking[iri], "note"))
        for iri in hubs[:HUBS]
    )


def _tags(shelf: Shelf) -> tuple[Counted, ...]:
    """Return the most frequent tags that lie under no other: what leads in without concepts."""
    tags = list(tree(shelf.knowledge))
    tags.sort(key=lambda tag: (-len(tag.notes), tag.key))
    chosen = sorted(tags[:TAGS], key=lambda tag: tag.key)
    return tuple(
        Counted(
            Ref(f"#{tag.name}", href(shelf.addresses.tag(tag.key))),
            len(tag.notes), 0, f"on {count(len(tag.notes), 'note')}",
        )
        for tag in chosen
    )  # fmt: skip


def _newest(shelf: Shelf) -> tuple[Card, ...]:
    notes = sorted(shelf.knowledge.notes.values(), key=lambda n: (shelf.title(n).casefold(), n.iri))
    dates = ((shelf.text(note.iri).one(*DATES)[:10], note) for note in notes)
    dated = [(date, note) for date, note in dates if date]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(
        replace(shelf.card(note), byline=" · ".join(b for b in (shelf.byline(note), date) if b))
        for date, note in dated[:NOTES]
    )


def _all(folder: str, number: int) -> Ref:
    return Ref(f"All {number:,} {folder}" if number > 1 else f"All {folder}", f"{folder}/{INDEX}")
