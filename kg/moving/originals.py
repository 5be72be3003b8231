"""A file of the vault as it stands: its bytes, its text, and where lines and columns are in it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kg.errors import WriteError
from kg.markdown import Document, parse_notes
from kg.vault.names import is_note
from kg.vault.staging import hash_of

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Original:
    """The file at *path*: a byte-order mark, if it has one, and its text, line ends as they are."""

    path: str
    data: bytes
    mark: bytes
    encoding: str
    text: str

    @property
    def hash(self) -> str:
        """What stands for its bytes."""
        return hash_of(self.data)

    @cached_property
    def notes(self) -> tuple[Document, ...]:
        """The notes in it."""
        return parse_notes(self.text)

    @cached_property
    def newline(self) -> str:
        """How its lines end: as the first of them does."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    @cached_property
    def starts(self) -> list[int]:
        """The offsets at which lines begin, and that of the end."""
        ends = (found.end() for found in _LINE_END.finditer(self.text))
        return [0, *ends, len(self.text)]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place in `notes`; line and column count from 1."""
        return min(self.starts[min(line, len(self.starts)) - 1] + column - 1, len(self.text))

    def line(self, offset: int) -> int:
        """Return the line of an offset."""
        return bisect_right(self.starts, offset, hi=len(self.starts) - 1)

    def with_text(self, text: str) -> Original:
        """Return the file as it would be with another text."""
        return replace(self, text=text)

    def encoded(self, text: str) -> bytes:
        """Return *text* as the bytes of this file, in its encoding."""
        return self.mark + text.encode(self.encoding)


def read_original(root: Path, path: str) -> Original:
    """Read the file at *path*; of one that is not UTF-8 and no note each byte is a character.

    Raises `WriteError` where it cannot be read, or a note is no text.
    """
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        raise WriteError(f"cannot read {path}: {error.strerror}") from error
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if not is_note(path):
            return Original(path, data, b"", "latin-1", data.decode("latin-1"))
        raise WriteError(f"cannot edit {path}: it is not UTF-8", "save it as UTF-8") from error
    if text.startswith("\ufeff"):  # a second mark: readers pass over it
        mark, text = mark + "\ufeff".encode(encoding), text[1:]
    return Original(path, data, mark, encoding, text)


@dataclass(frozen=True, slots=True)
class Originals:
    """The files of the vault at *root*, each as it stood when it was first looked at."""

    root: Path
    _read: dict[str, Original] = field(default_factory=dict)

    def of(self, path: str) -> Original:
        """Return the file at *path*. Raises as `read_original`."""
        if path not in self._read:
            self._read[path] = read_original(self.root, path)
        return self._read[path]
