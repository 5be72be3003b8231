"""The lines of notes, for the exact place of what the graph only knows by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.index import Index
from kg.markdown import Link, decode, parse
from kg.markdown.decoding import normalise
from kg.vault import Found, Names


class Place(NamedTuple):
    """A span of one line."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Texts:
    """The files of a vault, each read once; one that cannot be read has no lines."""

    index: Index
    _known: dict[str, Sequence[str]] = field(default_factory=dict)

    def lines(self, path: str) -> Sequence[str]:
        """Return the lines of a file, without their ends."""
        if path not in self._known:
            try:
                text = normalise(decode(self.index.file(path).read_bytes()))
            except (OSError, UnicodeDecodeError):
                text = ""
            self._known[path] = text.split("\n")
        return self._known[path]

    def line(self, path: str, number: int) -> str:
        """Return one line, counted from 1; empty where there is none."""
        lines = self.lines(path)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def of_words(self, path: str, words: str, first: int = 1) -> Place:
        """Return where *words* first stand, from line *first* on, else that line's start."""
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        for number, line in enumerate(self.lines(path)[first - 1 :], first):
            found = pattern.search(line)
            if found:
                return Place(number, found.start() + 1, found.end() + 1)
        return Place(first, 1, 1)

    def of_value(self, path: str, first: int, key: str) -> Place:
        """Return where the value of a front matter *key* stands, quotes left out.

        The front matter begins on line *first*. Without such a key it is that line's start.
        """
        pattern = re.compile(rf"[\"']?{re.escape(key)}[\"']?[ \t]*:[ \t]+(\S.*)")
        for number, line in enumerate(self.lines(path)[first:], first + 1):
            found = pattern.match(line)
            if found:
                value, at = found[1].rstrip(), found.start(1)
                if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
                    value, at = value[1:-1], at + 1
                return Place(number, at + 1, at + 1 + len(value))
            if line.rstrip() in ("---", "..."):
                break
        return Place(first, 1, 1)

    def of_link(self, path: str, line: int, target: str) -> Place:
        """Return where on a line the link to the file *target* stands, else the line's start."""
        for link in self.links(path, line):
            found = self._names.resolve(link.target, path)
            if isinstance(found, Found) and found.path == target:
                return Place(line, link.span.column, link.span.end_column)
        return Place(line, 1, 1)

    def links(self, path: str, line: int) -> Iterator[Link]:
        """Yield the links of one line as the line alone has them."""
        yield from parse(self.line(path, line)).links

    @property
    def _names(self) -> Names:
        return Names(self.index.database.names)
