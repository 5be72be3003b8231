"""The notes as they stand, and what the graph says of each thing, beside its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from kg_site.files import File
from kg_site.metadata.downloads import Download, downloads
from kg_site.pages import Page
from kg_site.shelf import Shelf


def download_files(shelf: Shelf, pages: Sequence[Page]) -> Iterator[File]:
    """Yield the files beside pages."""
    for some in downloads(shelf, pages).values():
        for one in some:
            yield File(one.path, partial(_read, shelf, one))


def _read(shelf: Shelf, one: Download) -> bytes:
    return _note(shelf.vault.root, one.source) if one.source else _graph(shelf, one)


def _graph(shelf: Shelf, one: Download) -> bytes:
    return shelf.forms.about(one.iri, one.form.export)


def _note(root: Path, path: str) -> bytes:
    """Return the bytes of a note, none of a file that has gone or lies outside the vault."""
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        return b""
    try:
        return file.read_bytes()
    except OSError:
        return b""
