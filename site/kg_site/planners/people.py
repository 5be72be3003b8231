"""One small page for each author: their papers here."""

from __future__ import annotations

from collections.abc import Iterator

from kg_site.pages import Entry, Page
from kg_site.shelf import Shelf, count
from kg_site.views import PersonView


def person_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the page of each author."""
    for iri, name in shelf.knowledge.persons.items():
        papers = sorted(shelf.papers_by.get(iri, ()), key=lambda p: (p.year, p.title), reverse=True)
        page = shelf.addresses.page(iri)
        description = f"{count(len(papers), 'paper')} by {name} in these notes."
        frame = shelf.frame(page, name, description, "person", "papers", subject=iri)
        view = PersonView(name, tuple(shelf.paper_card(paper) for paper in papers))
        entry = Entry("Author", count(len(papers), "paper"))
        yield Page(page, "person.html.j2", "person", frame, view, entry)
