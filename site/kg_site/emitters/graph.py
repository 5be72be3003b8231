"""The data of the graph page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg_site.files import File
from kg_site.graphs.shards import shards
from kg_site.pages import Page
from kg_site.planners.graph import GraphView
from kg_site.scripts import data_script
from kg_site.shelf import Shelf


def graph_files(shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield the scripts with the data that the graph page draws, if there is such a page."""
    for page in pages:
        if isinstance(page.view, GraphView):
            for path, value in shards(shelf, page.view.chart):
                yield File(path, partial(data_script, path, value))
