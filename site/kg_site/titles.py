"""How a note is called on a page: its title without the codes of a file name."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"\A[A-Z]{2,4}(?::\s+|\s+[—–-]\s+)(?=\S)")
_SUBJECT = re.compile(r"\A.{2,60}?\(\d{4}[a-z]?\)\s*[—–:-]\s*(?=\S)")
_CITED = re.compile(r"\A(.{2,60}?\(\d{4}[a-z]?\))\s*(?:[—–:-]|\Z)")


def full(title: str) -> str:
    """Return *title* without the code of its type.

    >>> full("LN: Last et al. (2024) — A title")
    'Last et al. (2024) — A title'
    """
    return _PREFIX.sub("", title, count=1)


def subject(title: str) -> str:
    """Return *title* without the citation it begins with: the page names it elsewhere.

    >>> subject("LN: Last et al. (2024) — A title")
    'A title'
    """
    return _SUBJECT.sub("", full(title), count=1)


def short(title: str) -> str:
    """Return what stands for *title* in running text: the citation it begins with, if any.

    >>> short("LN: Last et al. (2024) — A title"), short("A title")
    ('Last et al. (2024)', 'A title')
    """
    title = full(title)
    cited = _CITED.match(title)
    return cited[1] if cited else title
