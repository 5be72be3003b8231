"""What the preview of a link says: data in shards, so that a changed page rewrites one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg_site.files import File
from kg_site.pages import Entry, Page
from kg_site.scripts import data_script
from kg_site.shelf import Shelf, shortened
from kg_site.spots import spots
from kg_site.views import NoteView

INDEX = "previews/shards.js"

A_SHARD = 32
"""Pages in a shard, about."""

SAID = 220
"""Characters that are shown of a section, or of a line that a link means."""

_OFFSET, _PRIME = 0x811C9DC5, 0x01000193

Preview = tuple[str, str, str, str, dict[str, tuple[str, str]]]
"""Kind, title, byline, summary; heading and text of each place on the page, by id."""


def preview_files(_shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield how many shards there are, and each of them: previews by the page's path."""
    told = [(page, page.entry) for page in pages if page.entry]
    number = shards_for(len(told))
    shards: list[list[tuple[Page, Entry]]] = [[] for _ in range(number)]
    for page, entry in told:
        shards[shard_of(page.path, number)].append((page, entry))
    yield File(INDEX, partial(data_script, INDEX, number))
    for at, some in enumerate(shards):
        path = f"previews/{at:x}.js"
        yield File(path, partial(_shard, path, some))


def shards_for(pages: int) -> int:
    """Return how many shards hold so many pages: a power of two, so that it seldom changes.

    >>> [shards_for(pages) for pages in (0, 32, 33, 10_000)]
    [1, 1, 2, 512]
    """
    return 1 << max(0, (pages - 1) // A_SHARD).bit_length()


def shard_of(path: str, shards: int) -> int:
    """Return the shard of a page: FNV-1a of its path, as `previews.js` has it too.

    >>> shard_of("note/x/index.html", 512)
    173
    """
    value = _OFFSET
    for byte in path.encode("utf-8", "replace"):
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return (value ^ value >> 16) % shards


def _shard(path: str, pages: Sequence[tuple[Page, Entry]]) -> bytes:
    return data_script(path, {page.path: _preview(page, entry) for page, entry in pages})


def _preview(page: Page, entry: Entry) -> Preview:
    places = {one.id: (one.heading, shortened(one.text, SAID)) for one in entry.sections if one.id}
    if isinstance(page.view, NoteView):
        for id_, text in spots(page.view.html).items():
            places.setdefault(id_, ("", shortened(text, SAID)))
    return entry.kind, page.frame.title, entry.byline, entry.summary, places
