"""HTML spliced into Markdown: a token stands in the text while it is rendered.

A token survives Markdown whatever stands around it (a table cell, bold, a heading): it
begins and ends with punctuation, as the brackets it replaces do, and holds U+FDD0, which
no text may hold. It is exchanged for its HTML afterwards; where HTML cannot stand (in an
attribute) for its plain text; where nothing was meant (code, math) for its source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape

MARK = "\ufdd0"
_TOKEN = re.compile("⸨\ufdd0([0-9]+)⸩")
_VERBATIM = re.compile(
    r"<code(?: [^>]*)?>.*?</code>|<span class=\"math [^>]*>.*?</span>", re.DOTALL
)
_ALONE = re.compile('<p>((?:<span class="at" id="[^"]*"></span>)*)⸨\ufdd0([0-9]+)⸩</p>')
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")


@dataclass(frozen=True, slots=True)
class Splice:
    """`text[start:end]` is to be shown as `html`; `plain` is the same without markup.

    A `block` takes the place of the paragraph it stands in alone.
    """

    start: int
    end: int
    html: str
    plain: str = ""
    block: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Offsets in a text of its lines, which count from *first*."""

    starts: Sequence[int]
    first: int = 1

    @classmethod
    def of(cls, text: str, first: int = 1) -> Lines:
        """Find where the lines of *text* begin."""
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls((*starts, len(text) + 1), first)

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a place; the end of the text for a line after it."""
        return self.starts[min(line - self.first + 1, len(self.starts)) - 1] + column - 1

    def line(self, offset: int) -> int:
        """Return the line on which *offset* lies."""
        return bisect_right(self.starts, offset) + self.first - 1


def insert(
    text: str, splices: Iterable[Splice], start: int, end: int
) -> tuple[str, list[tuple[Splice, str]]]:
    """Return `text[start:end]` with tokens for *splices*, and what each token stands for.

    Of two that overlap the first is taken.
    """
    parts: list[str] = []
    taken: list[tuple[Splice, str]] = []
    at = start
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        if splice.start < at or splice.end > end:
            continue
        parts += [_clean(text[at : splice.start]), f"⸨{MARK}{len(taken)}⸩"]
        taken.append((splice, text[splice.start : splice.end]))
        at = splice.end
    parts.append(_clean(text[at:end]))
    return "".join(parts), taken


def restore(html: str, taken: Sequence[tuple[Splice, str]]) -> str:
    """Return *html* with what its tokens stand for, except those that stand as blocks."""
    if not taken:
        return html

    def sources(match: re.Match[str]) -> str:
        return _TOKEN.sub(lambda m: escape(taken[int(m[1])][1], quote=False), match[0])

    def plain(match: re.Match[str]) -> str:
        return _TOKEN.sub(lambda m: escape(taken[int(m[1])][0].plain), match[0])

    def shown(match: re.Match[str]) -> str:
        splice = taken[int(match[1])][0]
        return match[0] if splice.block else splice.html

    html = _VERBATIM.sub(sources, html)
    html = _TAG.sub(lambda m: plain(m) if MARK in m[0] else m[0], html)
    return _TOKEN.sub(shown, html)


def place(html: str, taken: Sequence[tuple[Splice, str]]) -> str:
    """Return *html* with its blocks: each takes the place of the paragraph it is alone in."""
    if not taken or MARK not in html:
        return html
    html = _ALONE.sub(lambda m: m[1] + taken[int(m[2])][0].html, html)
    return _TOKEN.sub(lambda m: taken[int(m[1])][0].html, html)


def text_of(html: str) -> str:
    """Return the text of a piece of HTML, on one line.

    >>> text_of("a <b>b</b> &amp; c")
    'a b & c'
    """
    if "<" in html:
        html = _TAG_OR_END.sub("", html)
    if MARK in html:
        html = _TOKEN.sub("", html)
    return " ".join(unescape(html).split())


_TAG_OR_END = re.compile(r"""</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>""")


def _clean(text: str) -> str:
    return text.replace(MARK, "\ufffd") if MARK in text else text
