"""The page of the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg_site.addresses import INDEX
from kg_site.pages import Page
from kg_site.shelf import Shelf, count

PAGE = f"search/{INDEX}"


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of the search; `lede` says what is searched."""

    lede: str


def search_page(shelf: Shelf) -> Iterator[Page]:
    """Make the page that searches for what its address asks."""
    notes = count(len(shelf.knowledge.notes), "note")
    lede = f"The full text of {notes}, and of every page made of them."
    frame = shelf.frame(PAGE, "Search", lede, "search", "search")
    yield Page(PAGE, "search.html.j2", "search", frame, SearchView(lede))
