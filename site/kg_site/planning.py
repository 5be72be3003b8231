"""Which pages the site has: decided before anything is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from kg.errors import WriteError
from kg_site.pages import Page
from kg_site.planners.artifacts import artifact_pages
from kg_site.planners.ask import ask_page
from kg_site.planners.claims import claim_pages
from kg_site.planners.compare import compare_pages
from kg_site.planners.concepts import concept_pages
from kg_site.planners.data import data_page
from kg_site.planners.graph import graph_pages
from kg_site.planners.home import home_page
from kg_site.planners.lists import list_pages
from kg_site.planners.missing import missing_page
from kg_site.planners.notes import note_pages
from kg_site.planners.papers import paper_pages
from kg_site.planners.people import person_pages
from kg_site.planners.questions import question_pages
from kg_site.planners.quiz import quiz_pages
from kg_site.planners.search import search_page
from kg_site.planners.tags import tag_pages
from kg_site.planners.timeline import timeline_pages
from kg_site.shelf import Shelf

PLANNERS: tuple[Callable[[Shelf], Iterator[Page]], ...] = (
    home_page,
    note_pages,
    paper_pages,
    concept_pages,
    artifact_pages,
    person_pages,
    list_pages,
    claim_pages,
    tag_pages,
    timeline_pages,
    compare_pages,
    question_pages,
    quiz_pages,
    ask_page,
    graph_pages,
    data_page,
    missing_page,
    search_page,
)


def plan(shelf: Shelf) -> tuple[Page, ...]:
    """Return every page of the site, in the order the planners are listed.

    Raises `WriteError` where two would be one file.
    """
    pages = tuple(page for planner in PLANNERS for page in planner(shelf))
    seen: dict[str, str] = {}
    for page in pages:
        key = unicodedata.normalize("NFC", page.path).casefold()
        if key in seen:
            two = f"'{seen[key]}' and '{page.frame.title}'"
            raise WriteError(f"two pages would be the file {page.path}: {two}")
        seen[key] = page.frame.title
    return pages
