"""What can be taken along from a page: the note as it stands, what the graph says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import basename, dirname

from kg_site.pages import Page
from kg_site.shelf import Shelf

KINDS = frozenset({"note", "paper", "concept"})
"""Pages that have downloads."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which something can be had; `export` is what the vault calls it."""

    ending: str
    type: str
    title: str
    export: str = ""


SOURCE = Form(".md", "text/markdown", "The note as it was written, in Markdown")
GRAPHS = (
    Form(".ttl", "text/turtle", "What the graph says, in Turtle", "turtle"),
    Form(".jsonld", "application/ld+json", "What the graph says, in JSON-LD", "jsonld"),
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside a page about the thing `iri`; `source` is the note's own file, if it is it."""

    path: str
    form: Form
    iri: str
    source: str = ""


def downloads(shelf: Shelf, pages: Sequence[Page]) -> Mapping[str, tuple[Download, ...]]:
    """Return the downloads of each page by its path: none that a page's folder is in the way of."""
    folders = {folder for page in pages for folder in _above(page.path)}
    alone = _alone(shelf)
    return {
        page.path: tuple(one for one in _of(page, alone) if one.path not in folders)
        for page in pages
        if page.frame.kind in KINDS and page.frame.subject
    }


def _of(page: Page, alone: Mapping[str, str]) -> Iterator[Download]:
    iri, folder = page.frame.subject, dirname(page.path)
    path = f"{folder}/{basename(folder)}"
    if iri in alone:
        yield Download(path + SOURCE.ending, SOURCE, iri, alone[iri])
    for form in GRAPHS:
        yield Download(path + form.ending, form, iri)


def _alone(shelf: Shelf) -> Mapping[str, str]:
    """Return the files of notes that share theirs with no other."""
    found: dict[str, list[str]] = {}
    for iri, note in shelf.knowledge.notes.items():
        found.setdefault(note.path, []).append(iri)
    return {iris[0]: path for path, iris in found.items() if len(iris) == 1}


def _above(path: str) -> Iterator[str]:
    while path := dirname(path):
        yield path
