"""A long list cut into pages, each of which names all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg_site.addresses import INDEX, href
from kg_site.views import Ref

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list: where it goes, what is on it, which of how many it is."""

    path: str
    items: tuple[T, ...]
    number: str
    pages: tuple[Ref, ...]

    @property
    def is_first(self) -> bool:
        """Whether it is where the list begins."""
        return self.number == "1"

    def titled(self, title: str) -> str:
        """Return the title of the page: that of the list, with its number unless the first."""
        return title if self.is_first else f"{title}, page {self.number}"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where the pages of a list go: its `first`, and the others in numbered folders of `folder`."""

    first: str
    folder: str

    def of(self, items: Sequence[T], most: int) -> Iterator[Sheet[T]]:
        """Cut *items* into pages of *most*: one page where there are none."""
        pieces = [tuple(items[at : at + most]) for at in range(0, len(items), most)] or [()]
        paths = [self.first, *(f"{self.folder}/{n}/{INDEX}" for n in range(2, len(pieces) + 1))]
        pages = tuple(Ref(str(number), href(path)) for number, path in enumerate(paths, 1))
        for number, (path, piece) in enumerate(zip(paths, pieces, strict=True), 1):
            yield Sheet(path, piece, str(number), pages)


def sheets(folder: str, items: Sequence[T], most: int) -> Iterator[Sheet[T]]:
    """Cut *items* into pages of *most* under *folder*: `folder/`, `folder/2/` …."""
    return Sheets(f"{folder}/{INDEX}", folder).of(items, most)
