"""Inline Markdown to what a reader reads."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pyromark

from kg.markdown.codespans import code_spans
from kg.markdown.comments import find_comments
from kg.markdown.decoding import normalise
from kg.markdown.masking import escaped, mask
from kg.markdown.wikilinks import Wikilink, find_wikilinks

if TYPE_CHECKING:  # importing it takes 7 ms and typing_extensions
    from pyromark.event import Event

_MARKUP = re.compile(r"[\\`*_\[<&~$=%^]")
"""What may be a mark: where none of it is, words are what they look like."""
_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_STRIKETHROUGH | pyromark.Options.ENABLE_MATH
)
_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})
_BLOCK_ID = re.compile(r"(?<!\S)\^[A-Za-z0-9-]+\s*\Z")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_HIGHLIGHT = re.compile(r"(?<!=)==(?!=)")
_SIZE = re.compile(r"\d+(?:x\d+)?")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


class _Change(NamedTuple):
    """From where to where another text takes the place of what stands there.

    `is_name`: no character of that text is a mark.
    """

    start: int
    end: int
    text: str = ""
    is_name: bool = False


@lru_cache(maxsize=1024)
def plain(raw: str) -> str:
    """Return the words of *raw* in one line: no marks, no comments, no block id.

    A link is its label, or its target as Obsidian shows it (`a > H`); an image its
    alternative text; math stays TeX between its dollars. Several readers ask for the same
    texts of a note, so the latest are kept.
    """
    return plain_once(raw)


def plain_once(raw: str) -> str:
    """Return what `plain` does, for a text that nobody will ask about again."""
    if not _MARKUP.search(raw):
        return " ".join(raw.split())
    raw = normalise(raw)
    changes = sorted(_wiki_marks(raw))
    text = " ".join(_changed(raw, changes).split())
    if not _MARKUP.search(text):
        return text
    if any(change.is_name for change in changes):
        text = " ".join(_changed(raw, map(_escaped, changes)).split())
    # As a heading, nothing in the text can begin a block of its own.
    return " ".join("".join(_words(_PARSER.events(f"# {text} #"))).split())


def _words(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if not isinstance(event, dict):
            continue
        for kind, words in event.items():
            if not isinstance(words, str):
                continue
            if kind in ("Text", "Code"):
                yield words
            elif kind == "InlineMath":
                yield f"${words}$"
            elif kind == "DisplayMath":
                yield f"$${words}$$"
            elif kind == "InlineHtml" and _BREAK.match(words):
                yield " "


def _wiki_marks(raw: str) -> list[_Change]:
    """Return how the marks that CommonMark does not know are taken out of *raw*."""
    visible = mask(raw, code_spans(raw)) if "`" in raw else raw
    changes: list[_Change] = []
    if "%%" in visible:
        # One that is never closed hides the rest of a document, which is not shown here.
        comments = [c for c in find_comments(visible) if visible.endswith("%%", c[0] + 2, c[1])]
        changes += [_Change(start, end) for start, end in comments]
        visible = mask(visible, comments)
    if "]]" in visible:
        links = list(find_wikilinks(raw, visible))
        changes += map(_shown, links)
        visible = mask(visible, [(link.start, link.end) for link in links])
    if "[^" in visible:
        changes += [_Change(*m.span()) for m in _FOOTNOTE.finditer(visible)]
    if "==" in visible:
        changes += _highlights(visible)
    if "^" in visible:
        changes += [_Change(*m.span()) for m in _BLOCK_ID.finditer(visible)]
    return changes


def _changed(raw: str, changes: Iterable[_Change]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, text, _ in changes:
        if start >= at:
            parts += (raw[at:start], text)
            at = end
    parts.append(raw[at:])
    return "".join(parts)


def _shown(link: Wikilink) -> _Change:
    if link.label and not (link.is_embed and _SIZE.fullmatch(link.label)):
        return _Change(link.start, link.end, link.label)
    block = ("^" + link.block,) if link.block else ()
    name = " > ".join(filter(None, (link.target, *link.headings, *block)))
    return _Change(link.start, link.end, name, is_name=True)


def _escaped(change: _Change) -> _Change:
    return change._replace(text=change.text.translate(_ESCAPED)) if change.is_name else change


def _highlights(visible: str) -> list[_Change]:
    """Return the removal of each pair of `==` that encloses something."""
    changes: list[_Change] = []
    opening: int | None = None
    for mark in _HIGHLIGHT.finditer(visible):
        start, end = mark.span()
        if opening is not None and not visible[start - 1].isspace():
            changes += [_Change(opening, opening + 2), _Change(start, end)]
            opening = None
        elif visible[end : end + 1].strip() and not escaped(visible, start):
            opening = start
    return changes
