"""The titles of all quizzes, for the page that says what is due today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg_site.addresses import INDEX
from kg_site.files import File
from kg_site.pages import Page
from kg_site.planners.quiz import QuizzesView
from kg_site.scripts import data_script
from kg_site.shelf import Shelf

TITLES = "quiz/titles.js"


def quiz_files(_shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield what each quiz is on, by its page."""
    for page in pages:
        if page.path == f"quiz/{INDEX}" and isinstance(page.view, QuizzesView):
            yield File(TITLES, partial(data_script, TITLES, page.view.titles))
