"""Words of a citation style as HTML: escaped text, its marks as elements, links around parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from kg.bibliography.reference import ARXIV, Reference
from kg.bibliography.words import Mark, Run, Words, plain
from kg_site.addresses import href

_ELEMENTS: dict[Mark, tuple[str, str]] = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
}
_URL = re.compile(r"https?://\S+?(?=[.,;)\]]*(?:\s|\Z))")


class Link(NamedTuple):
    """A part of a text, by the offsets of its characters, and the start tag of its link."""

    start: int
    end: int
    tag: str


def markup(words: Words, links: Sequence[Link] = ()) -> str:
    """Return *words* as HTML with *links*, which do not overlap."""
    parts: list[str] = []
    at = 0
    for link in sorted(links):
        parts += map(_run, _cut(words, at, link.start))
        parts += (link.tag, *map(_run, _cut(words, link.start, link.end)), "</a>")
        at = link.end
    parts += map(_run, _cut(words, at, len(plain(words))))
    return "".join(parts)


def outward(words: Words, reference: Reference) -> Iterator[Link]:
    """Yield links out of the site for the addresses and identifiers that *words* show."""
    text = plain(words)
    done: list[tuple[int, int]] = []
    for url in _URL.finditer(text):
        done.append(url.span())
        yield Link(*url.span(), _outside(url[0]))
    for shown, address in (
        (f"arXiv:{reference.arxiv}" if reference.arxiv else "", ARXIV + reference.arxiv),
        (reference.doi, f"https://doi.org/{href(reference.doi)}"),
    ):
        start = text.lower().find(shown.lower()) if shown else -1
        end = start + len(shown)
        if start >= 0 and not any(a < end and start < b for a, b in done):
            done.append((start, end))
            yield Link(start, end, _outside(address))


def titled(words: Words, reference: Reference, tag: str) -> Link:
    """Return a link of the title, as *words* show it; of everything where they do not."""
    text, title = plain(words), reference.title.rstrip(".")
    start = text.casefold().find(title.casefold()) if title else -1
    if start < 0 or len(text.casefold()) != len(text):
        return Link(0, len(text), tag)
    return Link(start, start + len(title), tag)


def _outside(address: str) -> str:
    return f'<a class="external" href="{escape(address)}">'


def _cut(words: Words, start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in words:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            yield Run(piece, run.marks)
        at += len(run.text)


def _run(run: Run) -> str:
    before = "".join(_ELEMENTS[mark][0] for mark in sorted(run.marks))
    after = "".join(_ELEMENTS[mark][1] for mark in sorted(run.marks, reverse=True))
    return f"{before}{escape(run.text)}{after}"
