"""What the vault's own `site/` adds: its logo, and its files as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_site.files import File
from kg_site.pages import Page
from kg_site.shelf import Shelf


def static_files(shelf: Shelf, _pages: Sequence[Page]) -> Iterator[File]:
    """Yield the logo and the static files."""
    if logo := shelf.site.logo:
        yield File(logo.href, lambda: logo.data)
    for path, file in shelf.theme.statics.items():
        yield File(path, file.read_bytes)
