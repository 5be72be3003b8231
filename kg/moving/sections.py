"""A note cut at its headings: each section with the lines that are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.markdown import Document, Footnote, Heading, plain
from kg.moving.inside import BLOCK_ID
from kg.moving.originals import Original
from kg.names import fold

_REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)((?:[^\[\]\\]|\\.)+)\]:[ \t]*\S.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading at the top level of a note and what stands below it, up to the next one.

    Lines of its file: `line` is the heading's, `first` the first below it, `end` the one behind
    its last. What stands before all headings has level 0 and no key.
    """

    key: str
    level: int
    line: int
    first: int
    end: int


def sections(note: Document) -> list[Section]:
    """Return the sections of a note, what stands before the first heading to begin with."""
    found = [block for block in note.blocks if isinstance(block, Heading)]
    begin = max(note.front_matter.end_line + 1, note.first_line)
    ends = [*(block.line for block in found), note.last_line + 1]
    cut = [Section("", 0, begin, begin, ends[0])]
    for block, end in zip(found, ends[1:], strict=True):
        key = fold(plain(BLOCK_ID.sub("", block.text.raw))) or block.text.raw
        cut.append(Section(key, block.level, block.line, block.end_line + 1, end))
    return cut


def whole_end(cut: Sequence[Section], which: int) -> int:
    """Return the line behind a section with all that is below it."""
    deeper = (s.line for s in cut[which + 1 :] if s.level <= cut[which].level)
    return next(deeper, cut[-1].end)


def own_text(original: Original, section: Section) -> str:
    """Return what stands below a section's heading, without blank lines around it.

    Footnotes are not among it: they belong to their note.
    """
    begin, parts = section.first, []
    for block in footnotes(original.notes[0]).values():
        if section.first <= block.line < section.end:
            parts.append(lines_of(original, begin, block.line))
            begin = block.end_line + 1
    parts.append(lines_of(original, begin, section.end))
    return "".join(parts).strip("\r\n").rstrip()


def lines_of(original: Original, first: int, end: int) -> str:
    """Return the lines from *first* up to, but not with, *end*."""
    return original.text[original.offset(first, 1) : original.offset(end, 1)]


def footnotes(note: Document) -> dict[str, Footnote]:
    """Return the footnotes at the top level, by their labels."""
    return {b.label: b for b in note.blocks if isinstance(b, Footnote)}


def references(text: str) -> dict[str, str]:
    """Return the definitions of link references in *text*, as they stand, by their labels."""
    found = reversed(list(_REFERENCE.finditer(text)))
    return {" ".join(one[1].casefold().split()): one[0].rstrip("\r") for one in found}
