"""Entries of reference lists in the styles that show where the authors end.

What stands there tells: a year in brackets or of its own, quotation marks around the title, or
authors whose initials follow their names. Other styles end them with a full stop alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_DATED = re.compile(
    rf"(?P<authors>[^()]{{2,2000}}?),?\s*\((?P<year>{_YEAR})[^()]{{0,30}}\)[.,:]?\s+"
)
_OWN_YEAR = re.compile(rf"(?P<authors>\D{{2,2000}}?)\.\s+(?P<year>{_YEAR})\.\s+")
_QUOTED = re.compile(r"(?P<authors>[^“”\"]{2,2000}?),?\s*[“\"](?P<title>[^“”\"]{2,400}?)[,.]?[”\"]")
_SENTENCE = re.compile(r"(?<![^\W\d_])(?!al\.)[^\W\d_]{3,}\.\s")
"""A sentence that ends before the year: then it is no list of authors."""
_REVERSED = re.compile(
    r"(?:and\s+|&\s+)?(?:[a-z]{1,4}\s+){0,3}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2},"
    r"\s(?:[^\W\d_a-z]\.[\s-]?){1,5}(?:,\s*|(?=\s*(?:and|&)\s)|\s*)"
)
_ET_AL = re.compile(r"(?:,?\s*(?:and\s+)?(?:et al\.|others\.?)\s*)?")
_TITLE_END = re.compile(r"(?<![A-Z])[.?!](?=\s|\Z)")
_LONGEST = 10_000
_TITLE = re.compile(r"[^\W_]")


class Split(NamedTuple):
    """An entry's authors and its title as they are written; `year` is 0 where none tells."""

    authors: str
    title: str
    year: int = 0


def split_entry(text: str) -> Split | None:
    """Return an entry's authors and title, `None` where its style does not show them.

    >>> split_entry("Lind, B., & Ray, C. (2020). Held to a measure. Proxies, 4-9.")
    Split(authors='Lind, B., & Ray, C.', title='Held to a measure', year=2020)
    >>> split_entry("Bo Lind and Cy Ray. 2018. Held to a measure. In Proceedings.")
    Split(authors='Bo Lind and Cy Ray', title='Held to a measure', year=2018)
    >>> split_entry('B. Lind and C. Ray, "Held to a measure," Proxies, 2020.')
    Split(authors='B. Lind and C. Ray', title='Held to a measure', year=0)
    >>> split_entry("Lind, B. and Ray, C. Held to a measure. Proxies, 2020.")
    Split(authors='Lind, B. and Ray, C.', title='Held to a measure', year=0)
    >>> split_entry("Bo Lind, Cy Ray. Held to a measure. Proxies, 2020.")
    """
    text = " ".join(text[:_LONGEST].split())
    for style in (_QUOTED, _DATED, _OWN_YEAR):
        found = style.match(text)
        if found and not _SENTENCE.search(found["authors"]):
            said = found.groupdict()
            title = said.get("title") or _title(text, found.end())
            year = int((said.get("year") or "0")[:4])
            return Split(found["authors"].strip(), title, year) if title else None
    return _reversed(text)


def _reversed(text: str) -> Split | None:
    """Take authors one by one as long as they are `Last, F.`."""
    end = count = 0
    while count < 500 and (found := _REVERSED.match(text, end)):
        end, count = found.end(), count + 1
    rest = _ET_AL.match(text, end)
    start = rest.end() if count and rest else end
    title = _title(text, start) if count else ""
    return Split(text[:end].strip(" ,"), title) if title and " " in title else None


def _title(text: str, start: int) -> str:
    """Return the sentence that begins at *start*."""
    end = _TITLE_END.search(text, start)
    title = text[start : end.start() if end else len(text)].strip(" .,")
    return title if _TITLE.match(title) else ""
