"""Every paper for reference managers: a file each, and all in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from kg.bibliography.bibtex import bibtex
from kg.bibliography.reference import Reference
from kg.bibliography.written import csl_json
from kg_site.citations.citing_as import ALL, path_of
from kg_site.files import File
from kg_site.pages import Page
from kg_site.shelf import Shelf

_FORMS: tuple[tuple[str, Callable[[Iterable[Reference]], str]], ...] = (
    ("bib", bibtex),
    ("json", csl_json),
)


def citation_files(shelf: Shelf, _pages: Sequence[Page]) -> Iterator[File]:
    """Yield the files of each paper, and those of all of them, by key."""
    papers = sorted(shelf.vault.references.all.values(), key=lambda paper: paper.key)
    for ending, write in _FORMS if papers else ():
        yield File(f"{ALL}.{ending}", partial(_bytes, write, papers))
        for paper in papers:
            yield File(f"{path_of(paper)}.{ending}", partial(_bytes, write, [paper]))


def _bytes(write: Callable[[Iterable[Reference]], str], papers: Sequence[Reference]) -> bytes:
    return write(papers).encode("utf-8", "replace")
