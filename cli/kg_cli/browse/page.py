"""A page of the browser: all that the vault says of one thing, and the text of its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.library import Vault
from kg.query.rows import Item, Shown
from kg_cli.output.safety import clean

if TYPE_CHECKING:
    from kg.dataview import Answer

UNREADABLE = "This file cannot be read now."


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file: its path in the vault and its lines, safe to show."""

    path: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A thing with everything that is said of it, and what its notes look like.

    A note about a paper, concept or artifact has no page of its own: its facts, its sections
    and its text are on the page of what it is about.
    """

    shown: Shown
    sources: tuple[Source, ...]
    answers: tuple[Answer, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything is said of the thing beside the text of its notes."""
        return bool(self.shown.items or self.shown.notes)

    @property
    def place(self) -> tuple[str, int]:
        """Path and line where the thing, or the first note about it, begins."""
        shown = self.shown
        if shown.path or not shown.notes:
            return shown.path, shown.line
        return shown.notes[0].path, shown.notes[0].line

    def speaker(self, path: str, item: str) -> str:
        """Return the address of the page that shows the file at *path*, in which *item* stands.

        It is this page, but for what another note says of the thing.
        """
        mine = any(source.path == path for source in self.sources)
        return self.shown.iri if mine else item.partition("#")[0]


def read_page(vault: Vault, address: str) -> Page:
    """Return the page on which *address* is shown, its Dataview queries not yet answered.

    Raises `UnknownThing` where it is not there any more.
    """
    shown = vault.show(vault.topic(address))
    notes = [vault.show(note.iri) for note in shown.notes]
    paths = dict.fromkeys(note.path for note in (shown, *notes) if note.path)
    return Page(
        shown=replace(shown, facts=_facts([shown, *notes]), items=_items([shown, *notes])),
        sources=tuple(_source(vault.file(path), path) for path in paths),
    )


def answered(vault: Vault, page: Page) -> Page:
    """Return *page* with the answers to the Dataview queries in its notes.

    They may be about every note of the vault, and take a while.
    """
    speakers = [page.shown.iri, *(note.iri for note in page.shown.notes)]
    return replace(page, answers=tuple(a for iri in speakers for a in vault.dataview(iri)))


def _facts(told: Sequence[Shown]) -> tuple[tuple[str, str], ...]:
    """Join what is known of a thing and of its notes; what it is called stands over them."""
    (about, *_) = told
    found: dict[str, dict[str, None]] = {}
    for shown in told:
        for name, value in shown.facts:
            if name != "about" and value != about.label:
                found.setdefault(name, {})[value] = None
    return tuple((name, "; ".join(values)) for name, values in found.items())


def _items(told: Sequence[Shown]) -> tuple[Item, ...]:
    found = {item.iri: item for shown in told for item in shown.items}
    return tuple(found.values())


def _source(file: Path, path: str) -> Source:
    from kg.markdown import decode  # noqa: PLC0415 - only notes that are opened are read here
    from kg.markdown.decoding import normalise  # noqa: PLC0415 - as above

    try:
        text = normalise(decode(file.read_bytes()))
    except (OSError, UnicodeDecodeError):
        return Source(path, (UNREADABLE,))
    return Source(path, tuple(clean(line) for line in text.removesuffix("\n").split("\n")))
