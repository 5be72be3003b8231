"""The graph as files, where the page of the data has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_site.files import File
from kg_site.pages import Page
from kg_site.planners.data import DataView
from kg_site.shelf import Shelf


def dump_files(_shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield the dumps and their description."""
    for page in pages:
        if isinstance(page.view, DataView):
            yield from page.view.files
