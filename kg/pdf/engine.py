"""PDFium, through its C interface: the glyphs of a page, annotations, what a file says of itself.

https://pdfium.googlesource.com/pdfium/+/main/public/ (fpdf_text.h, fpdf_annot.h, fpdf_doc.h)
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import pypdfium2.raw as pdfium

from kg.pdf.geometry import Box, Glyph

Handle: TypeAlias = object
"""Something that PDFium opened: a page, its text, an annotation."""
_REASONS = {
    pdfium.FPDF_ERR_FORMAT: "is no PDF, or a broken one",
    pdfium.FPDF_ERR_PASSWORD: "is encrypted and wants a password",
    pdfium.FPDF_ERR_SECURITY: "is protected in a way that is not known",
}
_HYPHEN = "\x02"
"""What PDFium makes of a hyphen at the end of a line."""
HYPHEN = "\u00ad"
"""What we make of it: a hyphen that may go."""
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", _HYPHEN: HYPHEN,
}  # fmt: skip


class CannotOpen(Exception):  # noqa: N818 - it names what happened
    """A file that PDFium does not open; the message is the rest of a sentence about it."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation as it is in the file; `answers` is the number of the one it replies to."""

    number: int
    kind: int
    box: Box
    quads: tuple[Box, ...]
    contents: str
    author: str
    color: str
    answers: int

    def turned(self, times: int) -> Annotation:
        """Return it on a page that was turned: see `Box.turned`."""
        quads = tuple(quad.turned(times) for quad in self.quads)
        return replace(self, box=self.box.turned(times), quads=quads)


class Document:
    """An open PDF. Everything is read a page at a time."""

    def __init__(self, data: bytes) -> None:
        """Open what is in *data*. Raises `CannotOpen`."""
        pdfium.FPDF_InitLibrary()
        self._data = data  # PDFium reads from it as long as the document is open
        self._document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            reason = _REASONS.get(pdfium.FPDF_GetLastError(), "cannot be opened")
            raise CannotOpen(reason)

    @property
    def number_of_pages(self) -> int:
        """How many pages the file says it has."""
        return int(pdfium.FPDF_GetPageCount(self._document))

    def said(self, key: str) -> str:
        """Return an entry of the file's information dictionary: `Title`, `Author`."""
        return _text(lambda *to: pdfium.FPDF_GetMetaText(self._document, key.encode(), *to))

    def label(self, index: int) -> str:
        """Return the number that is printed on a page, if the file says it."""
        return _text(lambda *to: pdfium.FPDF_GetPageLabel(self._document, index, *to))

    def page(self, index: int) -> tuple[list[Glyph], list[Annotation]]:
        """Return the glyphs of a page, in the order of the file, and its annotations."""
        page = pdfium.FPDF_LoadPage(self._document, index)
        if not page:
            return [], []
        text = pdfium.FPDFText_LoadPage(page)
        try:
            return list(_glyphs(text)) if text else [], list(_annotations(page))
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)


_MOST = 200_000
"""So many characters of a page are read: a newspaper has forty thousand."""


def _glyphs(text: Handle) -> Iterator[Glyph]:
    rectangle = pdfium.FS_RECTF()
    high = 0
    for index in range(min(pdfium.FPDFText_CountChars(text), _MOST)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0
        high = 0
        said = character(code)
        if not said:
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, rectangle)
        box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if not all(map(math.isfinite, box)):
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        quarter = round(angle / (math.pi / 2)) % 4 if angle > 0 else 0
        size = box.width if quarter % 2 else box.height
        for one in said:
            yield Glyph(one, box, size, quarter)


def character(code: int) -> str:
    r"""Return the text that a code point stands for: ligatures apart, nothing for a control.

    >>> character(0xFB03), character(0x41), character(0x7), character(0xFFFE)
    ('ffi', 'A', '', '')
    """
    if code > 0x10FFFF or code & 0xFFFE == 0xFFFE or 0xD800 <= code < 0xE000:
        return ""
    one = _LIGATURES.get(chr(code), chr(code))
    if one == HYPHEN or one.isprintable() or len(one) > 1:
        return one
    return " " if one.isspace() and one not in "\r\n" else ""


def _annotations(page: Handle) -> Iterator[Annotation]:
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), 10_000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        parent = pdfium.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, rectangle)
        yield Annotation(
            number=number,
            kind=pdfium.FPDFAnnot_GetSubtype(annotation),
            box=_upright((rectangle.left, rectangle.right), (rectangle.bottom, rectangle.top)),
            quads=tuple(_quads(annotation)),
            contents=_string(annotation, b"Contents"),
            author=_string(annotation, b"T"),
            color=_color(annotation),
            answers=pdfium.FPDFPage_GetAnnotIndex(page, parent) if parent else -1,
        )
        if parent:
            pdfium.FPDFPage_CloseAnnot(parent)
        pdfium.FPDFPage_CloseAnnot(annotation)


def _quads(annotation: Handle) -> Iterator[Box]:
    """Yield the boxes of marked words: programs disagree about the order of the corners."""
    found = pdfium.FS_QUADPOINTSF()
    for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), 1000)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, found):
            across = (found.x1, found.x2, found.x3, found.x4)
            yield _upright(across, (found.y1, found.y2, found.y3, found.y4))


def _upright(across: tuple[float, ...], up: tuple[float, ...]) -> Box:
    return Box(min(across), min(up), max(across), max(up))


def _color(annotation: Handle) -> str:
    """Return a color as `#rrggbb`. PDFium tells it where nothing was drawn for the annotation."""
    pdfium.FPDFAnnot_SetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFAnnot_HasKey(annotation, b"C"):
        return ""
    if not pdfium.FPDFAnnot_GetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *parts):
        return ""
    return "#" + "".join(f"{part.value & 0xFF:02x}" for part in parts[:3])


def _string(annotation: Handle, key: bytes) -> str:
    return _text(lambda *to: pdfium.FPDFAnnot_GetStringValue(annotation, key, *to))


_LONGEST = 200_000
"""Bytes of a text that a file says of itself."""


def _text(write: Callable[..., int]) -> str:
    """Return a text that PDFium writes as UTF-16 when it is given the room for it."""
    length = write(None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    write(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    said = buffer.raw[: length - 2].decode("utf-16-le", "ignore")
    lines = ("".join(c for c in line if c.isprintable()) for line in said.splitlines())
    return "\n".join(lines).strip()
