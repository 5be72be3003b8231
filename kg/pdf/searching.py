"""Looking words up in the text of a PDF: whether it says them, where, or what comes nearest.

Compared are letters and digits alone. Spaces, hyphens, ligatures, quotes, accents and case
differ between what is printed, what a PDF holds and what somebody typed; words do not.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.pdf.model import Pdf

_CITATIONS = re.compile(r"\[\s*\d{1,4}(?:\s*[,;–—-]\s*\d{1,4})*\s*\]")
_NOTE_MARKS = re.compile(
    r"(?<=[^\W\d_]{2})\d{1,2}(?=[\s.,;:)”\"]|\Z)|(?<=[^\W\d_]{2}[.,;:”\"])\d{1,2}(?=\s)"
)
_NOT_WORD = re.compile(r"[\W_]+")
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_LEFT_OUT = re.compile(r"\[[^\[\]\n]{0,200}\]|…|\.\s?\.\s?\.(?:\s?\.)?")
_SHORTEST = 3
"""Letters of a part between ellipses that are looked for."""
_ANCHOR = 12
"""Letters on either side of a place at which a passage goes on in another paragraph."""
_REACH = 8_000
"""How many letters may stand between: notes, a table, a figure with its caption."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a PDF: `page` counts from 1, `label` is the printed number.

    `score` is 100 where they are the words that were looked for.
    """

    page: int
    label: str
    text: str
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class _Paragraph:
    page: int
    text: str
    start: int


class Text:
    """The words of a PDF, ready to be looked up in."""

    def __init__(self, pdf: Pdf) -> None:
        """Put its paragraphs one behind the other."""
        said = [(n, line) for n, page in enumerate(pdf.pages) for line in page.text.split("\n")]
        letters = [letters_of(line) for _, line in said]
        starts = [0, *accumulate(map(len, letters))]
        self._paragraphs = [
            _Paragraph(n, line, at) for (n, line), at in zip(said, starts, strict=False)
        ]
        self._starts = starts[:-1]
        self._letters = "".join(letters)
        self._labels = [page.label for page in pdf.pages]
        self.is_whole = pdf.has_text and not pdf.pages_left_out

    def find(self, quotation: str) -> Passage | None:
        """Return where a quotation stands; `None` where it does not.

        Its parts between ellipses and brackets stand one behind the other.
        """
        parts = parts_of(quotation)
        at, first = 0, -1
        for part in parts:
            start, end = self._place(part, at)
            if start < 0:
                return None
            first, at = (start if first < 0 else first), end
        return self._passage(first, at) if parts else None

    def pages(self, quotation: str) -> Iterator[Passage]:
        """Yield every place at which the first part of a quotation stands."""
        for part in parts_of(quotation)[:1]:
            start = self._letters.find(part)
            while start >= 0:
                yield self._passage(start, start + len(part))
                start = self._letters.find(part, start + 1)

    def nearest(self, quotation: str) -> Passage | None:
        """Return the passage that comes nearest to a quotation, if one is anything like it."""
        from rapidfuzz import fuzz  # noqa: PLC0415 - only for what was not found

        wanted = max(parts_of(quotation), key=len, default="")[:2000]
        if not wanted or not self._letters:
            return None
        found = fuzz.partial_ratio_alignment(wanted, self._letters, score_cutoff=60)
        if found is None or found.dest_end <= found.dest_start:
            return None
        return self._passage(found.dest_start, found.dest_end, found.score)

    def _place(self, part: str, start: int) -> tuple[int, int]:
        """Return where *part* begins and ends, -1 where it does not stand behind *start*."""
        at = self._letters.find(part, start)
        if at >= 0:
            return at, at + len(part)
        return self._parted(part, start) if len(part) > 2 * _ANCHOR else (-1, -1)

    def _parted(self, part: str, start: int) -> tuple[int, int]:
        """Find a passage that goes on in another paragraph: on the next page, behind a figure."""
        for number in range(bisect_right(self._starts, start), len(self._starts)):
            end = self._starts[number]
            length = part.find(self._letters[max(0, end - _ANCHOR) : end]) + _ANCHOR
            begin = end - length
            if length < _ANCHOR or begin < start or part[:length] != self._letters[begin:end]:
                continue
            for other in self._starts[number:]:
                if other > end + _REACH:
                    break
                if self._letters.startswith(part[length:], other):
                    return begin, other + len(part) - length
        return -1, -1

    def _passage(self, start: int, end: int, score: float = 100.0) -> Passage:
        first = max(0, bisect_right(self._starts, start) - 1)
        said = list(self._said(first, start, end))
        page = self._paragraphs[first].page
        return Passage(page + 1, self._labels[page], " ".join(filter(None, said)), score)

    def _said(self, first: int, start: int, end: int) -> Iterator[str]:
        """Yield the words between two places, paragraph by paragraph."""
        for paragraph in self._paragraphs[first:]:
            if paragraph.start >= end:
                return
            yield _cut(paragraph.text, start - paragraph.start, end - paragraph.start)


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, as they are compared.

    >>> letters_of("Self-supervised “ﬁne”-tuning [12], as in Müller3 (2019)")
    'selfsupervisedfinetuningasinmuller2019'
    """
    bare = _NOTE_MARKS.sub("", _CITATIONS.sub(" ", text)).casefold()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in apart if not unicodedata.combining(c))
    return _NOT_WORD.sub("", bare)


def parts_of(quotation: str) -> Sequence[str]:
    """Return the letters of what stands between ellipses and bracketed words of somebody else.

    >>> parts_of("[T]he model … seeks [its] goal"), parts_of("[…]")
    (['themodel', 'seeks', 'goal'], [])
    """
    whole = _LETTER.sub(r"\1", quotation)
    parts = [letters_of(part) for part in _LEFT_OUT.split(whole)]
    return [part for part in parts if len(part) >= _SHORTEST]


def _cut(text: str, start: int, end: int) -> str:
    """Return the whole words of a paragraph between two of its letters."""
    at, kept = 0, []
    for word in text.split():
        after = at + len(letters_of(word))
        if after > start and at < end:
            kept.append(word)
        at = after
    return " ".join(kept)
