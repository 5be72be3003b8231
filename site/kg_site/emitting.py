"""What lies beside the pages: the list of what makes such files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg_site.emitters.pictures import picture_files
from kg_site.emitters.sheets import sheet_files
from kg_site.files import File
from kg_site.pages import Page
from kg_site.shelf import Shelf

EMITTERS: tuple[Callable[[Shelf, Sequence[Page]], Iterator[File]], ...] = (
    sheet_files,
    picture_files,
)


def emit(shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield every file that lies beside *pages*, in the order the emitters are listed."""
    for emitter in EMITTERS:
        yield from emitter(shelf, pages)
