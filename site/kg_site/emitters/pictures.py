"""The pictures that pages show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg_site.files import File
from kg_site.images import Images, site_path
from kg_site.pages import Page
from kg_site.shelf import Shelf


def picture_files(shelf: Shelf, _pages: Sequence[Page]) -> Iterator[File]:
    """Yield the pictures of the vault that notes show."""
    images = Images(shelf.vault.root)
    for path in sorted(shelf.texts.pictures):
        yield File(site_path(path), partial(images.read, path))
