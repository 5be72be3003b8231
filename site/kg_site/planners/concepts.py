"""One page for each concept: how each source defines it, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from kg_site import sections
from kg_site.graphs.local import local_graph
from kg_site.knowledge import Concept, Definition
from kg_site.pages import Entry, Page
from kg_site.planners.papers import defined
from kg_site.quizzes import Quizzes
from kg_site.shelf import Shelf, count, fact, grouped, shortened
from kg_site.views import ConceptView, Ref


def concept_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each concept."""
    definitions = grouped((d.concept, d) for d in shelf.knowledge.definitions)
    quizzes = Quizzes.of(shelf)
    for iri, concept in shelf.knowledge.concepts.items():
        yield _page(shelf, concept, definitions.get(iri, ()), quizzes.on(iri))


def notes_with(shelf: Shelf) -> dict[str, frozenset[str]]:
    """Return the notes that define, treat or link each concept."""
    found: dict[str, set[str]] = {}
    known = shelf.knowledge
    for definition in known.definitions:
        found.setdefault(definition.concept, set()).add(definition.iri.partition("#")[0])
    for concept in known.concepts:
        linking = (link.source for link in shelf.links_to.get(concept, ()))
        about = (note.iri for note in shelf.notes_on.get(concept, ()))
        found.setdefault(concept, set()).update(known.subjects.get(concept, ()), about, linking)
    return {concept: frozenset(notes & known.notes.keys()) for concept, notes in found.items()}


def _page(
    shelf: Shelf, concept: Concept, definitions: tuple[Definition, ...], quiz: tuple[Ref, ...]
) -> Page:
    known = shelf.knowledge
    page = shelf.addresses.page(concept.iri)
    about = shelf.notes_on.get(concept.iri, ())
    notes = {known.notes[n] for n in known.subjects.get(concept.iri, ()) if n in known.notes}
    cited = sorted((defined(shelf, d) for d in definitions), key=lambda d: d.year or "9999")
    view = ConceptView(
        title=concept.label,
        aliases=concept.aliases,
        definitions=tuple(cited),
        relations=(
            *fact("Broader", *(shelf.ref(c) for c in concept.broader)),
            *fact("Narrower", *(shelf.ref(c) for c in concept.narrower)),
            *fact("Related", *(shelf.ref(c) for c in concept.related)),
        ),
        notes=shelf.cards({*about, *notes}),
        facts=(
            *fact("Sources", count(len(cited), "definition") if cited else ""),
            *fact("Quiz", *quiz),
        ),
        neighbours=local_graph(shelf, concept.iri, page),
        backlinks=shelf.backlinks(concept.iri, *(note.iri for note in about)),
    )
    said = cited[0].text.striptags() if cited else "Used here, but nowhere defined."
    frame = shelf.frame(
        page, concept.label, f"{concept.label}: {said}", "concept", "concepts", subject=concept.iri
    )
    texts = [it.text.striptags() for it in cited]
    entry = Entry(
        "Concept",
        "",
        concept.aliases,
        shortened(said, 300),
        tuple(sections.said("definitions", "Definitions", texts)),
    )
    return Page(page, "concept.html.j2", "concept", frame, view, entry)
