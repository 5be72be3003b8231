"""The tables that pages offer as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_site.files import File
from kg_site.pages import Page
from kg_site.planners.compare import ComparisonView
from kg_site.planners.questions import QuestionView
from kg_site.shelf import Shelf


def table_files(_: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield each table that is offered for download, once however many pages show it."""
    offered = (p.view.download for p in pages if isinstance(p.view, ComparisonView | QuestionView))
    yield from {file.path: file for file in offered}.values()
