"""A PDF, taken apart: page by page for its glyphs, then as a whole for what they say."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from kg.identifiers import arxiv_id, doi
from kg.pdf.columns import blocks
from kg.pdf.engine import Annotation, Document
from kg.pdf.furniture import without_furniture
from kg.pdf.geometry import Glyph, Piece, pieces, upright
from kg.pdf.limits import LIMITS, Limits
from kg.pdf.lines import Line, compounds, joined, lines_of, paragraphs
from kg.pdf.marks import marks
from kg.pdf.model import Mark, Page, Pdf
from kg.pdf.parts import abstract, references
from kg.pdf.titles import authors_of, title_of, year_of
from kg.pdf.xmp import Xmp, read_xmp

_EARLY = 2
"""Pages on which a paper says what it is."""


@dataclass(slots=True)
class _Leaf:
    """A page as it was read: its lines in order, the words that stand on their side."""

    label: str
    lines: list[Line]
    aside: list[str]
    annotations: list[Annotation]


def extract(data: bytes, limits: Limits = LIMITS) -> Pdf:
    """Read a PDF, as far as the limits allow. Raises `CannotOpen`."""
    document = Document(data)
    total = document.number_of_pages
    leaves = _leaves(document, total, limits)
    kept = without_furniture([leaf.lines for leaf in leaves])
    known = compounds([line.text for lines in kept for line in lines])
    xmp = read_xmp(data)
    arxiv = _arxiv(document, xmp, leaves)
    first = leaves[0].lines if leaves else []
    whole = list(chain.from_iterable(kept))
    early = list(chain.from_iterable(kept[:_EARLY]))
    return Pdf(
        title=title_of(document.said("Title"), xmp, first),
        authors=authors_of(document.said("Author"), xmp, first),
        year=year_of(xmp, arxiv, first),
        venue=xmp.venue,
        doi=_doi(document, xmp, leaves),
        arxiv=arxiv,
        abstract=abstract(early, known),
        references=references(whole, known),
        pages=tuple(
            Page(leaf.label, _text(lines, known)) for leaf, lines in zip(leaves, kept, strict=True)
        ),
        marks=tuple(_marks(leaves, known)),
        pages_left_out=total - len(leaves),
    )


def _leaves(document: Document, total: int, limits: Limits) -> list[_Leaf]:
    """Read pages until they, the time or the room for their characters come to an end."""
    leaves: list[_Leaf] = []
    characters = 0
    until = time.monotonic() + limits.seconds
    for index in range(min(total, limits.pages)):
        if time.monotonic() > until or characters > limits.characters:
            break
        glyphs, annotations = document.page(index)
        characters += len(glyphs)
        label = document.label(index) or str(index + 1)
        leaves.append(_leaf(label, glyphs, annotations))
    return leaves


def _leaf(label: str, glyphs: Sequence[Glyph], annotations: list[Annotation]) -> _Leaf:
    times = upright(glyphs)
    if times:
        glyphs = [glyph.turned(times) for glyph in glyphs]
        annotations = [one.turned(times) for one in annotations]
    found = pieces(glyphs)
    lines = _lines([piece for piece in found if not piece.quarter])
    return _Leaf(label, lines, [piece.text for piece in found if piece.quarter], annotations)


def _lines(upright: Sequence[Piece]) -> list[Line]:
    return [line for n, block in enumerate(blocks(upright)) for line in lines_of(block, n)]


def _text(lines: Sequence[Line], known: frozenset[str]) -> str:
    texts = (joined([line.text for line in each], known) for each in paragraphs(lines))
    return "\n".join(text for text in texts if text)


def _marks(leaves: Sequence[_Leaf], known: frozenset[str]) -> list[Mark]:
    return [
        mark
        for number, leaf in enumerate(leaves, 1)
        for mark in marks(leaf.annotations, leaf.lines, (number, leaf.label), known)
    ]


def _arxiv(document: Document, xmp: Xmp, leaves: Sequence[_Leaf]) -> str:
    """Return the arXiv identifier: printed at the edge of page 1, else said or printed on it."""
    first = leaves[0] if leaves else None
    said = [*(first.aside if first else ()), *xmp.identifiers]
    said += [document.said(key) for key in ("arXivID", "Subject", "Keywords")]
    said += [line.text for line in first.lines] if first else []
    marked = [one for one in said if "arxiv" in one.lower()]
    return next((found for one in marked if (found := arxiv_id(one))), "")


def _doi(document: Document, xmp: Xmp, leaves: Sequence[_Leaf]) -> str:
    """Return the DOI: what the file says, else the first one on page 1."""
    said = [*xmp.identifiers, *(document.said(key) for key in ("doi", "DOI", "Subject"))]
    said += [line.text for line in leaves[0].lines] if leaves else []
    return next((found for one in said if (found := doi(one))), "")
