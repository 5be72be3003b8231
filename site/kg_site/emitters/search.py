"""What searching loads: its scripts, the index in shards, what is shown of each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg_site.files import File
from kg_site.pages import Page
from kg_site.scripts import FOLDER, data_script
from kg_site.search.folding import folding
from kg_site.search.inverting import inverted, lists
from kg_site.search.numbering import numbered
from kg_site.search.records import record_shards
from kg_site.search.sharding import sharded
from kg_site.search.spelling import spelling
from kg_site.shelf import Shelf

PARTS = ("words", "index", "ranking", "spelling", "sentences", "hits", "panel", "dialog")
"""What is loaded when somebody begins to search, in this order: one file."""

SCRIPT = "scripts/search.js"
INDEX, FOLDING, SPELLING = "search/index.js", "search/folding.js", "search/spelling.js"


def search_files(_shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield the scripts of the search, and its data."""
    told = numbered(pages)
    postings = inverted(told)
    shards = tuple(sharded(lists(postings)))
    index = {
        "pages": len(told.pages),
        "kinds": [(row.kind, row.start, row.slots, row.shift) for row in told.rows],
        "terms": [shard.first for shard in shards],
    }
    yield File(SCRIPT, _script)
    yield _data(INDEX, index)
    yield _data(FOLDING, folding().as_data())
    yield _data(SPELLING, spelling(postings))
    for shard in shards:
        yield _data(shard.path, [" ".join(shard.terms), " ".join(shard.postings)])
    for path, records in record_shards(told):
        yield _data(path, records)


def _data(path: str, value: object) -> File:
    return File(path, partial(data_script, path, value))


def _script() -> bytes:
    parts = [(FOLDER / "search" / f"{name}.js").read_bytes() for name in PARTS]
    return b"\n".join([*parts, data_script(SCRIPT, None)])
