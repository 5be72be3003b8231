"""Pieces to lines, lines to text: hyphens at line ends joined, paragraphs told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from kg.pdf.engine import HYPHEN
from kg.pdf.geometry import Box, Glyph, Piece, around

_ITEM = re.compile(r"(?:[•▪‣◦·*–—-]|\[\d{1,4}\])\s")
_SPACE = 0.2
"""So much of the height of a line is a space between two pieces."""


@dataclass(slots=True)
class Line:
    """A line of a column: its glyphs from left to right; `block` is the number of its column."""

    glyphs: list[Glyph]
    block: int
    box: Box = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        """Measure it; its size is that of most of its letters."""
        self.box = around(glyph.box for glyph in self.glyphs)
        sizes = Counter(round(g.size, 1) for g in self.glyphs if not g.text.isspace())
        self.size = sizes.most_common(1)[0][0]

    @property
    def text(self) -> str:
        """What it says, one space between words."""
        return " ".join("".join(glyph.text for glyph in self.glyphs).split())


def lines_of(block: Sequence[Piece], number: int) -> Iterator[Line]:
    """Yield the lines of a block from the top; what stands at one height is one line."""
    row: list[Piece] = []
    for piece in sorted(block, key=lambda piece: -piece.box.top):
        if row and around(p.box for p in row).beside(piece.box) < 0.45:
            yield _line(row, number)
            row = []
        row.append(piece)
    if row:
        yield _line(row, number)


def _line(row: list[Piece], number: int) -> Line:
    glyphs: list[Glyph] = []
    for piece in sorted(row, key=lambda piece: piece.box.left):
        first = piece.glyphs[0]
        if glyphs and first.box.left - glyphs[-1].box.right > _SPACE * first.size:
            glyphs.append(Glyph(" ", glyphs[-1].box, first.size, 0))
        glyphs += piece.glyphs
    return Line(glyphs, number)


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the paragraphs that lines in reading order make.

    One ends where the type changes, more than the usual space follows, or the next line is
    set in after one that does not fill its column. One goes on in the next column in the
    middle of a sentence.
    """
    found: list[list[Line]] = []
    leading = _leading(lines)
    right = {n: max(line.box.right for line in lines if line.block == n) for n in _blocks(lines)}
    for line in lines:
        last = found[-1][-1] if found else None
        if last is None or _ends(last, line, leading, right[last.block]):
            found.append([])
        found[-1].append(line)
    return found


def _blocks(lines: Sequence[Line]) -> set[int]:
    return {line.block for line in lines}


def _leading(lines: Sequence[Line]) -> float:
    """Return how far below a line the next one stands, as a rule."""
    steps = [
        (a.box.bottom - b.box.bottom) / max(a.size, 1)
        for a, b in pairwise(lines)
        if a.block == b.block and a.box.bottom > b.box.bottom
    ]
    return median(steps) if steps else 1.2


def _ends(last: Line, line: Line, leading: float, right: float) -> bool:
    if _ITEM.match(line.text) or abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return True
    said = last.text
    if last.block != line.block or line.box.bottom > last.box.bottom:
        return said.endswith((".", "!", "?", ":")) or not line.text[:1].islower()
    if last.box.bottom - line.box.bottom > max(1.35 * leading, leading + 0.3) * last.size:
        return True
    is_short = right - last.box.right > 2 * last.size
    if (
        last.box.right - last.box.left < 0.4 * (right - line.box.left)
        and not line.text[:1].islower()
    ):
        return True  # a heading in the type of the text
    is_set_in = line.box.left - last.box.left > 0.8 * last.size
    return is_short and (is_set_in or said.endswith((".", "!", "?", ":")))


def joined(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    r"""Return lines as one text; a hyphen at the end of a line goes where it parts a word.

    *known* are compounds that are written with a hyphen elsewhere, which keep theirs.

    >>> joined(["an opti-", "mizer of well-", "known goals, 2019-", "2020"], {"well-known"})
    'an optimizer of well-known goals, 2019-2020'
    """
    text = ""
    for line in lines:
        stripped = text.rstrip(HYPHEN + "-‐")
        if not text:
            text = line
        elif len(stripped) == len(text):
            text = f"{text} {line}"
        elif line[:1].islower() and stripped[-1:].isalpha():
            hyphen = "-" if _compound(stripped, line) in known else ""
            text = f"{stripped}{hyphen}{line}"
        else:
            text = f"{stripped}-{line}" if stripped[-1:].isalnum() else f"{text} {line}"
    return text.replace(HYPHEN, "-")


def _compound(before: str, after: str) -> str:
    """Return the word that is parted at the end of a line, with its hyphen."""
    return f"{before.rsplit(maxsplit=1)[-1]}-{after.split(maxsplit=1)[0]}".strip(
        ".,;:!?()[]“”\"'"
    ).lower()


def compounds(texts: Sequence[str]) -> frozenset[str]:
    """Return the words that are written with a hyphen in the middle of a line."""
    words = (word.strip(".,;:!?()[]“”\"'").lower() for text in texts for word in text.split())
    return frozenset(w for w in words if "-" in w.strip("-"))
