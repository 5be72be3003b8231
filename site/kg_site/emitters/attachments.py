"""The pictures, sounds, films and papers of the vault that pages show or link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg_site.attachments import Attachments, site_path
from kg_site.files import File
from kg_site.pages import Page
from kg_site.shelf import Shelf


def attachment_files(shelf: Shelf, _pages: Sequence[Page]) -> Iterator[File]:
    """Yield the files of the vault that notes show."""
    attachments = Attachments(shelf.vault.root, shelf.vault.config.unpublished)
    for path in sorted(shelf.texts.attachments):
        yield File(site_path(path), partial(attachments.read, path))
