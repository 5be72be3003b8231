"""PDFs for tests: set by reportlab, marked as a reader does with pypdf."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import AnnotationDictionary, Highlight, Text
from pypdf.constants import PageLabelStyle
from pypdf.generic import ArrayObject, FloatObject, NameObject, RectangleObject, TextStringObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT, TOP = 60, 315, 690
FONT = "Vera"  # comes with reportlab, and has the ligatures of old type


class Said(NamedTuple):
    """Words at a place of a page, in points from its lower left corner."""

    x: float
    y: float
    text: str
    size: float = 8
    turned: bool = False


def column(lines: str, x: float = LEFT, top: float = TOP, step: float = 10) -> list[Said]:
    """Set lines below one another; an empty one is a gap, spaces before one set it in."""
    return [
        Said(x + 5 * (len(line) - len(line.lstrip())), top - step * n, line.strip())
        for n, line in enumerate(lines.strip("\n").split("\n"))
        if line.strip()
    ]


def pdf(*pages: Sequence[Said], title: str = "", author: str = "", subject: str = "") -> bytes:
    """Set pages as they are given: the file has its words in the order of each sequence."""
    pdfmetrics.registerFont(TTFont(FONT, "Vera.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    for page in pages:
        for x, y, text, size, turned in page:
            canvas.saveState()
            canvas.setFont(FONT, size)
            canvas.translate(x, y)
            canvas.rotate(90 if turned else 0)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class Marking(NamedTuple):
    """What a reader does: marks *words* on a page (from 1) in some way, with a comment.

    A word that is parted at the end of a line is marked in two parts, with ` | ` between.
    """

    page: int
    words: str
    comment: str = ""
    kind: str = "Highlight"
    color: str = "ffd400"


def marked(
    data: bytes, *markings: Marking, labels: Sequence[tuple[int, int, str, int]] = ()
) -> bytes:
    """Mark words as viewers do; *labels* are first and last page, style, first number."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    for one in markings:
        words = one.words.split(" | ")
        boxes = [box for part in words for box in _boxes(data, one.page - 1, part)]
        assert boxes, f"'{one.words}' does not stand on page {one.page}"
        writer.add_annotation(one.page - 1, _annotation(one, boxes))
    for first, last, style, start in labels:
        writer.set_page_label(first - 1, last - 1, PageLabelStyle(style), start=start)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(data: bytes, word: str = "secret") -> bytes:
    """Lock a PDF with a password that its reader has to know."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=word, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


Corners = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def _annotation(one: Marking, boxes: Sequence[Corners]) -> AnnotationDictionary:
    if one.kind == "Text":
        return Text(rect=boxes[0], text=one.comment)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    corners = [v for left, bottom, right, top in boxes
               for v in (left, top, right, top, left, bottom, right, bottom)]  # fmt: skip
    made = Highlight(
        rect=RectangleObject((min(lefts), min(bottoms), max(rights), max(tops))),
        quad_points=ArrayObject([FloatObject(v) for v in corners]),
        highlight_color=one.color,
    )
    made[NameObject("/Subtype")] = NameObject(f"/{one.kind}")
    if one.comment:
        made[NameObject("/Contents")] = TextStringObject(one.comment)
    made[NameObject("/T")] = TextStringObject("A Reader")
    return made


def _boxes(data: bytes, index: int, words: str) -> Iterator[Corners]:
    """Yield a box for each line on which *words* stand; they are looked up as the file has them."""
    document = pypdfium2.PdfDocument(data)
    text = document[index].get_textpage()
    found = text.search(words).get_next()
    if found is None:
        return
    for n in range(text.count_rects(*found)):
        yield text.get_rect(n)
    text.close()
    document.close()
