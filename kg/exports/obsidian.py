"""The notes as Obsidian reads them: a file each, safe names, links that lead where they led.

What we read beyond Obsidian stays as text: `[@key]`, relations before links, a header that is
no YAML. Form: https://help.obsidian.md/links, https://help.obsidian.md/properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from kg.exports.files import File
from kg.exports.headers import faults, readable_header
from kg.exports.linknames import LinkNames
from kg.exports.notefiles import NoteFile, note_files
from kg.exports.relinked import relinked
from kg.exports.safenames import SafeNames
from kg.exports.source import Placed, Source
from kg.markdown import Document, Link, LinkKind, decode, parse_notes
from kg.vault.names import Found, is_note


class _Part(NamedTuple):
    """A note as it is written: `whole` are the bytes of a file that holds nothing else."""

    placed: Placed
    document: Document
    whole: bytes


def as_files(source: Source) -> Iterator[File]:
    """Yield the notes, and the files that they show or link."""
    parts = [part for found in note_files(source) for part in _parts(found)]
    copy = _Copy(source, parts)
    yield from map(copy.file, parts)
    for path, safe in sorted(copy.attached.items()):
        yield File(safe, source.root / path)


def _parts(found: NoteFile) -> Iterator[_Part]:
    """Yield the notes of a file; of one that holds several each as a file of its own."""
    try:
        documents = {one.first_line: one for one in parse_notes(decode(found.data))}
    except UnicodeDecodeError:
        return
    for placed in found.notes:
        document = documents.get(placed.line)
        if document is not None:
            yield _Part(placed, document, found.data if len(documents) == 1 else b"")


def _path(placed: Placed) -> str:
    """Return where a note lies: a later one of a file beside it, under its own name.

    >>> _path(Placed("", "x/Plan.md", "x/Plan.md//PN-2", 20))
    'x/PN-2.md'
    """
    file, _, name = placed.place.partition("//")
    return f"{file.rpartition('/')[0]}/{name.replace('/', '-')}.md".lstrip("/") if name else file


def _is_utf8(data: bytes) -> bool:
    """Tell whether *data* is text that Obsidian reads."""
    try:
        return bool(data.decode())
    except UnicodeDecodeError:
        return False


@dataclass
class _Copy:
    """The notes and attachments of a copy: where each lies, what links call it."""

    source: Source
    parts: Sequence[_Part]
    attached: dict[str, str] = field(default_factory=dict)
    _names: SafeNames = field(default_factory=SafeNames)
    _safe: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give each note its place, then each file that a note shows or links."""
        places = {_path(part.placed): part.placed.place for part in self.parts}
        self._safe |= {place: self._names.of(path) for path, place in sorted(places.items())}
        for part in self.parts:
            for link in part.document.links:
                if link.kind is not LinkKind.URL:
                    self._leads_to(link.target, part.placed.place)

    @cached_property
    def _links(self) -> LinkNames:
        return LinkNames([*self._safe.values(), *self.attached.values()])

    def file(self, part: _Part) -> File:
        """Return a note of the copy: its own bytes where nothing has to change."""
        place, document = part.placed.place, part.document
        safe = self._safe[place]

        def written(link: Link) -> str:
            path = self._leads_to(link.target, place)
            return self._links.written(link.target, path, safe) if path else link.target

        def in_body(link: Link) -> str:
            return link.target if link.key else written(link)

        text = relinked(document, written)
        if faults(text) > len(document.problems):
            text = relinked(document, in_body)
        text = readable_header(text)
        if text == document.text and _is_utf8(part.whole):
            return File(safe, part.whole)
        return File(safe, text.encode())

    def _leads_to(self, target: str, place: str) -> str:
        """Return what a link leads to in the copy, nothing where it leads out of it."""
        match self.source.names.resolve(target, place):
            case Found(path=found):
                return self._safe.get(found) or self._attachment(found)
            case _:
                return ""

    def _attachment(self, path: str) -> str:
        if path not in self.attached and self._may_be_taken(path):
            self.attached[path] = self._names.of(path)
        return self.attached.get(path, "")

    def _may_be_taken(self, path: str) -> bool:
        file = self.source.root / path
        inside = file.is_file() and file.resolve().is_relative_to(self.source.root.resolve())
        return inside and not is_note(path) and not self._private.match_file(path)

    @cached_property
    def _private(self) -> GitIgnoreSpec:
        return GitIgnoreSpec.from_lines(self.source.private)
