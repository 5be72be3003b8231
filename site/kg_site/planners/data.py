"""The page of the data: the graph as files, what is in them, how it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.exports.void import VOID
from kg_site.addresses import INDEX
from kg_site.dumps import Dump, described, dumps
from kg_site.emitters.feeds import FEED, newest
from kg_site.files import File
from kg_site.pages import Entry, Page
from kg_site.shelf import Shelf
from kg_site.views import NOWHERE, Ref

LEDE = "Everything these pages say, as data for other programs."


@dataclass(frozen=True, slots=True)
class Row:
    """A file: its link, its size in words, what is in it."""

    ref: Ref
    size: str
    text: str


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of the data; `files` are written beside it."""

    lede: str
    rows: tuple[Row, ...]
    base: str
    example: str
    feed: Ref
    files: Sequence[File]


def data_page(shelf: Shelf) -> Iterator[Page]:
    """Make the page, and the dumps that it links."""
    made = dumps(shelf)
    about = described(shelf, made)
    rows = (
        *(_row(dump) for dump in made),
        Row(Ref(VOID, VOID), size(len(about)), "What the data is, counted: VoID and DCAT."),
    )
    view = DataView(
        lede=LEDE,
        rows=rows,
        base=shelf.vault.config.base,
        example=next(iter(shelf.knowledge.notes), ""),
        feed=Ref(FEED, FEED) if newest(shelf) else NOWHERE,
        files=(
            *(File(dump.form.path, dump.data.read) for dump in made),
            File(VOID, lambda: about),
        ),
    )
    path = f"data/{INDEX}"
    frame = shelf.frame(path, "Data", LEDE, "data", "data")
    entry = Entry("Page", names=("RDF", "Turtle", "JSON-LD", "download"), summary=LEDE)
    yield Page(path, "data.html.j2", "data", frame, view, entry)


def _row(dump: Dump) -> Row:
    return Row(
        Ref(dump.form.path, dump.form.path, dump.form.title), size(dump.data.size), dump.form.text
    )


def size(count: int) -> str:
    """Return a number of bytes in words.

    >>> size(320), size(45_300), size(3_400_000)
    ('320 bytes', '45 kB', '3.4 MB')
    """
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1e6:.1f} MB"
