"""Inline Markdown to what a reader reads."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pyromark

from kg.markdown.codespans import code_spans
from kg.markdown.comments import find_comments
from kg.markdown.decoding import normalise
from kg.markdown.masking import escaped, mask
from kg.markdown.wikilinks import Wikilink, find_wikilinks

if TYPE_CHECKING:  # importing it takes 7 ms and typing_extensions
    from pyromark.event import Event

_MARKUP = re.compile(r"[\\`*_\[<&~$]|==|%%|(?:^|\s)\^")
_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_MATH
)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BLOCK_ID = re.compile(r"(?<!\S)\^[A-Za-z0-9-]+\s*\Z")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_HIGHLIGHT = re.compile(r"(?<!=)==(?!=)")
_SIZE = re.compile(r"\d+(?:x\d+)?")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)

_Change = tuple[int, int, str]


@lru_cache(maxsize=1024)
def plain(raw: str) -> str:
    """Return the words of *raw* in one line: no marks, no comments, no block id.

    A link is its label, or its target as Obsidian shows it (`a > H`); an image its
    alternative text; math stays TeX between its dollars. Several readers ask for the same
    texts of a note, so the latest are kept.
    """
    if not _MARKUP.search(raw):
        return " ".join(raw.split())
    text = " ".join(_without_wiki_marks(normalise(raw)).split())
    # As a heading, nothing in the text can begin a block of its own.
    words = map(_words, _PARSER.events(f"# {text} #"))
    return " ".join("".join(words).split())


def _words(event: Event) -> str:
    match event:
        case {"Text": str(words)} | {"Code": str(words)}:
            return words
        case {"InlineMath": str(tex)}:
            return f"${tex}$"
        case {"DisplayMath": str(tex)}:
            return f"$${tex}$$"
        case {"InlineHtml": str(html)} if _BREAK.match(html):
            return " "
        case _:
            return ""


def _without_wiki_marks(raw: str) -> str:
    """Return *raw* without the marks that CommonMark does not know."""
    visible = mask(raw, code_spans(raw)) if "`" in raw else raw
    changes: list[_Change] = []
    if "%%" in visible:
        # One that is never closed hides the rest of a document, which is not shown here.
        comments = [c for c in find_comments(visible) if visible.endswith("%%", c[0] + 2, c[1])]
        changes += [(start, end, "") for start, end in comments]
        visible = mask(visible, comments)
    if "]]" in visible:
        links = list(find_wikilinks(raw, visible))
        changes += [(link.start, link.end, _shown(link)) for link in links]
        visible = mask(visible, [(link.start, link.end) for link in links])
    if "[^" in visible:
        changes += [(*m.span(), "") for m in _FOOTNOTE.finditer(visible)]
    if "==" in visible:
        changes += _highlights(visible)
    if "^" in visible:
        changes += [(*m.span(), "") for m in _BLOCK_ID.finditer(visible)]
    return _changed(raw, sorted(changes)) if changes else raw


def _changed(raw: str, changes: list[_Change]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, text in changes:
        if start >= at:
            parts += (raw[at:start], text)
            at = end
    parts.append(raw[at:])
    return "".join(parts)


def _shown(link: Wikilink) -> str:
    if link.label and not (link.is_embed and _SIZE.fullmatch(link.label)):
        return link.label
    block = ("^" + link.block,) if link.block else ()
    name = " > ".join(filter(None, (link.target, *link.headings, *block)))
    return _PUNCTUATION.sub(r"\\\1", name)


def _highlights(visible: str) -> list[_Change]:
    """Return the removal of each pair of `==` that encloses something."""
    changes: list[_Change] = []
    opening: int | None = None
    for mark in _HIGHLIGHT.finditer(visible):
        start, end = mark.span()
        if opening is not None and not visible[start - 1].isspace():
            changes += [(opening, opening + 2, ""), (start, end, "")]
            opening = None
        elif visible[end : end + 1].strip() and not escaped(visible, start):
            opening = start
    return changes
