"""The text of a page cut at its headings, for whoever searches it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg_site.pages import Section
from kg_site.splices import text_of

_HEADING = re.compile(r'<h[1-6] id="([^"]*)">(.*?)</h[1-6]>', re.DOTALL)
_MATH = re.compile(r"<(annotation|style|svg)\b.*?</\1>", re.DOTALL)
_BREAK = re.compile(r"</(?:p|li|td|th|dt|dd|tr|div|figcaption|pre|blockquote)>|<br>")


def sections(html: str) -> tuple[Section, ...]:
    """Return the sections of a text whose headings have ids; the first may have no heading.

    >>> sections('<p>Begin</p><h2 id="a">A</h2><ul><li>one</li><li>two</li></ul>')
    (Section(id='', heading='', text='Begin'), Section(id='a', heading='A', text='one two'))
    """
    return tuple(_cut(html))


def _cut(html: str) -> Iterator[Section]:
    id_, heading, at = "", "", 0
    for match in _HEADING.finditer(html):
        yield from _section(id_, heading, html[at : match.start()])
        id_, heading, at = match[1], text_of(match[2]), match.end()
    yield from _section(id_, heading, html[at:])


def _section(id_: str, heading: str, html: str) -> Iterator[Section]:
    text = text_of(_BREAK.sub(" ", _MATH.sub("", html)))
    if text or heading:
        yield Section(id_, heading, text)


def said(id_: str, heading: str, texts: Iterable[str]) -> Iterator[Section]:
    """Yield a section that says *texts*, none where there is nothing."""
    if text := " ".join(filter(None, texts)):
        yield Section(id_, heading, text)
