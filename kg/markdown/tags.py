"""`#tags` in running text."""

from __future__ import annotations

import re
from unicodedata import category

from kg.markdown.document import Tag
from kg.markdown.leaves import Leaves
from kg.markdown.source import Source

_TAG = re.compile(r"#([\w/-]+)")
_WORD = re.compile(r"[\w/-]*")
_EMOJI_STYLE = "\ufe0f"


def read_tags(source: Source, prose: str, leaves: Leaves) -> list[Tag]:
    """Return the tags in *prose*, the text with code, links, math and comments covered."""
    tags = []
    for match in _TAG.finditer(prose):
        start, end = match.span()
        if start and not prose[start - 1].isspace() and not _begins_text(leaves, start):
            continue
        end = _with_marks(prose, end)
        name = prose[start + 1 : end]
        if is_tag(name) and leaves.at(start):
            tags.append(Tag(name, source.span(start, end)))
    return tags


def is_tag(name: str) -> bool:
    """Tell whether *name* can be a tag: one character of it at least is no digit."""
    return bool(name) and not all(character.isdecimal() for character in name)


def _begins_text(leaves: Leaves, at: int) -> bool:
    leaf = leaves.at(at)
    return leaf is not None and leaf.begins_line(at)


def _with_marks(text: str, end: int) -> int:
    """Go on over the marks that Thai, Hindi or decomposed accents put after letters."""
    while end < len(text) and category(text[end])[0] == "M" and text[end] != _EMOJI_STYLE:
        word = _WORD.match(text, end + 1)
        end = word.end() if word else end + 1
    return end
