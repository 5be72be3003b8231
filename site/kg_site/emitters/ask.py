"""What the Ask page loads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_site.asking import ENGINE, LICENSE
from kg_site.files import File
from kg_site.pages import Page
from kg_site.planners.ask import AskView
from kg_site.shelf import Shelf


def ask_files(_shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield the engine with its licence, the graph, the names and the queries."""
    for page in pages:
        if isinstance(page.view, AskView):
            yield from page.view.data
            yield File("ask/engine.js", ENGINE.read_bytes)
            yield File("ask/LICENSE.txt", LICENSE.read_bytes)
