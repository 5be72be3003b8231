"""What a paper is called and who wrote it: what the file says, else the largest type on page 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from operator import itemgetter

from kg.pdf.byline import printed_authors
from kg.pdf.lines import Line, joined
from kg.pdf.xmp import Xmp

_NO_TITLE = re.compile(
    r"\s*(?:untitled\b.*|microsoft (?:word|powerpoint)\b.*|(?:full|main|paper|manuscript|draft|"
    r"template|title|document\d*|print|layout \d+|slide \d+)|\(anonymous\)"
    r"|.*\.(?:dvi|tex|pdf|docx?|odt|rtf|indd|qxd|ps|pptx?|md|html?)"
    r"|(?:arxiv|doi)\s*:.*|[\W\d_]*)\s*\Z",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"\W*(?:anonymous|unknown|author|admin(?:istrator)?|user|owner)?\W*\Z", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\s*(?:;|\band\b|&|\n)\s*")
_YEAR = re.compile(
    r"(?:©|\(c\)|copyright|published(?: online)?:?)\s[^\n]{0,30}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LONGEST = 300


def title_of(said: str, xmp: Xmp, lines: Sequence[Line]) -> str:
    """Return the title: what the file says, unless that is none, else the largest type."""
    for title in (xmp.title, said):
        text = " ".join(title.split())
        if text and len(text) <= _LONGEST and not _NO_TITLE.match(text):
            return text
    return largest(lines)


def largest(lines: Sequence[Line]) -> str:
    """Return the lines in the largest type of a page that follow one another, as one text.

    A single letter, as begins a chapter, is no title.
    """
    text = joined([line.text for line in largest_lines(lines)])
    return text if len(text) <= _LONGEST else ""


def largest_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the first lines in the largest type that follow one another."""
    telling = [line for line in lines if sum(c.isalpha() for c in line.text) >= 4]
    size = max((line.size for line in telling), default=0.0)
    is_large = [line.size > 0.97 * size for line in telling]
    first = is_large.index(True) if telling else 0
    return [
        line
        for line, _ in takewhile(itemgetter(1), zip(telling[first:], is_large[first:], strict=True))
    ]


def authors_of(said: str, xmp: Xmp, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the authors that the file names, each as it is written there, else page 1."""
    several = xmp.authors if len(xmp.authors) > 1 else ()
    names = several or _parted(said) or xmp.authors
    known = tuple(dict.fromkeys(name for name in names if not _NO_AUTHOR.match(name)))
    return (known or printed_authors(lines, largest_lines(lines)))[:200]


def year_of(xmp: Xmp, arxiv: str, lines: Sequence[Line]) -> int:
    """Return the year of publication: what the file says, what page 1 says, that of the arXiv.

    An arXiv identifier begins with year and month since April 2007.
    """
    stated = re.match(r"(?:19|20)\d\d", xmp.date)
    printed = next((found for line in lines if (found := _YEAR.search(line.text))), None)
    if stated:
        return int(stated[0])
    if printed:
        return int(printed[1])
    return 2000 + int(arxiv[:2]) if re.match(r"\d{4}\.", arxiv) else 0


def _parted(said: str) -> tuple[str, ...]:
    """Return the names in a line: between semicolons, else between commas and `and`."""
    parts = [part.strip(" ,") for part in _SEPARATORS.split(said)]
    if ";" not in said and all(" " in name.strip() for name in said.split(",")):
        parts = [name.strip() for part in parts for name in part.split(",")]
    return tuple(part for part in parts if part)
