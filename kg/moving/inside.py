"""Headings and block ids of a note, and which of them a link means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.markdown import Document, Heading, plain, walk
from kg.moving.originals import Original
from kg.names import fold

BLOCK_ID = re.compile(r"[ \t]+\^[A-Za-z0-9-]+[ \t]*\Z")
"""A block id at the end of a heading."""
_UNFIT = re.compile(r"[#|^\[\]\\]|%%")
_NO_SLUG = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading: its words as they are typed, without its block id, and how links call it."""

    typed: str
    level: int
    line: int
    end_line: int

    @property
    def keys(self) -> frozenset[str]:
        """What links are compared with: letters and digits alone."""
        return frozenset(filter(None, (key(self.typed), key(plain(self.typed)))))

    @property
    def name(self) -> str:
        """What a link may call it."""
        return " ".join(_UNFIT.sub(" ", plain(self.typed)).split())

    @property
    def slug(self) -> str:
        """What Markdown links call it on code hosts."""
        return _NO_SLUG.sub("", plain(self.typed).lower()).replace(" ", "-")


def key(heading: str) -> str:
    """Return a heading as links compare it.

    >>> key("5 Cs: a/b") == key("5-cs-ab")
    True
    """
    return fold(heading).replace(" ", "")


def headings(note: Document) -> list[Headed]:
    """Return the headings of a note, in order."""
    return [
        Headed(BLOCK_ID.sub("", block.text.raw), block.level, block.text.line, block.end_line)
        for block in walk(note.blocks)
        if isinstance(block, Heading)
    ]


def meant(found: Sequence[Headed], parts: Sequence[str]) -> list[int | None]:
    """Return which heading each part of `#A#B` means: the first that fits, below the one before.

    >>> top, below = Headed("A", 1, 1, 1), Headed("B", 2, 3, 3)
    >>> meant([top, below, top], ["A", "B"]), meant([top, below], ["B", "A"])
    ([0, 1], [1, None])
    """
    said: list[int | None] = []
    at, level = 0, 0
    for part in parts:
        wanted = key(part)
        index = next(
            (n for n in range(at, section_end(found, at, level)) if wanted in found[n].keys), None
        )
        said.append(index)
        if index is not None:
            at, level = index + 1, found[index].level
    return said


def section_end(found: Sequence[Headed], at: int, level: int) -> int:
    """Return the first heading from *at* on that is no deeper than *level*."""
    return next((n for n in range(at, len(found)) if found[n].level <= level), len(found))


def place_of(original: Original, heading: Headed) -> tuple[int, int] | None:
    """Return where the words of a heading stand in its file."""
    typed = heading.typed.replace("\n", original.newline)
    start = original.text.find(
        typed, original.offset(heading.line, 1), original.offset(heading.end_line + 1, 1)
    )
    return (start, start + len(typed)) if start >= 0 and typed else None


def places_of_block(original: Original, note: Document, block: str) -> list[tuple[int, int]]:
    """Return where the block id *block* stands, without its `^`."""
    places = []
    for named in note.block_ids:
        if named.id.casefold() == block.casefold():
            end = original.offset(named.line + 1, 1)
            line = original.text[original.offset(named.line, 1) : end].rstrip()
            end = original.offset(named.line, 1) + len(line)
            places.append((end - len(named.id), end))
    return places
