"""What a reader marked: annotations, and the words that lie below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pypdfium2.raw as pdfium

from kg.pdf.engine import Annotation
from kg.pdf.geometry import Box, Glyph
from kg.pdf.lines import Line, joined
from kg.pdf.model import Mark, MarkKind

_KINDS: Mapping[int, MarkKind] = {
    pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "squiggly",
    pdfium.FPDF_ANNOT_STRIKEOUT: "strikeout",
    pdfium.FPDF_ANNOT_TEXT: "note",
    pdfium.FPDF_ANNOT_FREETEXT: "note",
}
_STOPS = ".,;:!?()[]{}\"'“”„‘’«»"
_MOST = 20_000
"""Characters of a comment."""


def marks(
    annotations: Sequence[Annotation],
    lines: Sequence[Line],
    page: tuple[int, str],
    known: frozenset[str],
) -> list[Mark]:
    """Return the marks on a page in reading order; *page* is its number and its label.

    *lines* are those of the page in reading order, *known* the compounds of the document.
    """
    answers: dict[int, list[str]] = {}
    for one in annotations:
        if one.answers >= 0 and one.contents:
            answers.setdefault(one.answers, []).append(one.contents)
    found: list[tuple[int, Mark]] = []
    for one in annotations:
        kind = _KINDS.get(one.kind)
        if kind is None or one.answers >= 0:
            continue
        parts = list(_below(one.quads or (one.box,), lines)) if kind != "note" else []
        text = joined([said for _, said in parts], known)
        said = "\n".join((one.contents, *answers.get(one.number, ()))).strip()
        comment = "" if _same(said, text) else said[:_MOST]
        if text or comment:
            place = parts[0][0] if parts else _nearest(one.box, lines)
            found.append((place, Mark(kind, *page, text, comment, one.color, one.author)))
    return [mark for _, mark in sorted(found, key=lambda one: one[0])]


def _below(quads: Sequence[Box], lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield the place of each line that has words below *quads*, and these words."""
    whole = Box(min(q.left for q in quads), min(q.bottom for q in quads),
                max(q.right for q in quads), max(q.top for q in quads))  # fmt: skip
    for place, line in enumerate(lines):
        if line.box.bottom > whole.top or line.box.top < whole.bottom:
            continue
        near = [quad for quad in quads if quad.beside(line.box) > 0.5]
        said = " ".join(_marked(_words(line), near))
        if said:
            yield place, said


def _marked(words: Sequence[Sequence[Glyph]], quads: Sequence[Box]) -> Iterator[str]:
    """Yield the words of which at least half lies below a quad: a hand is not steady."""
    for word in words:
        covered = [_is_below(glyph, quads) for glyph in word]
        if sum(covered) * 2 >= len(word):
            said = list(zip(word, covered, strict=True))
            while not said[-1][1] and said[-1][0].text in _STOPS:
                said.pop()  # it was left out, unlike a hyphen that nobody sees
            while not said[0][1] and said[0][0].text in _STOPS:
                said.pop(0)
            yield "".join(glyph.text for glyph, _ in said)


def _words(line: Line) -> list[list[Glyph]]:
    words: list[list[Glyph]] = [[]]
    for glyph in line.glyphs:
        if glyph.text.isspace():
            words.append([])
        else:
            words[-1].append(glyph)
    return [word for word in words if word]


def _is_below(glyph: Glyph, quads: Sequence[Box]) -> bool:
    middle = (glyph.box.left + glyph.box.right) / 2
    return any(q.left <= middle <= q.right and q.beside(glyph.box) > 0.4 for q in quads)


def _nearest(box: Box, lines: Sequence[Line]) -> int:
    """Return the place of the line beside which a note stands."""

    def away(place: int) -> float:
        line = lines[place].box
        up = max(line.bottom - box.top, box.bottom - line.top, 0.0)
        return up * 10 + max(line.left - box.right, box.left - line.right, 0.0)

    return min(range(len(lines)), key=away, default=0)


def _same(a: str, b: str) -> bool:
    """Tell whether two texts are one: some programs repeat the marked words as a comment."""
    return bool(a) and "".join(a.split()) == "".join(b.split())
