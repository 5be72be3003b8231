"""Writing that runs from right to left: each block of such a text finds its own direction."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BLOCK = re.compile(
    r"<(p|h[1-6]|ul|ol|li|blockquote|table|th|td|dl|dt|dd|figcaption|summary|aside|details)"
    r"((?: [^>]*)?)>"
)
_LANGUAGES = frozenset("ar arc ckb dv fa he ks ku nqo ps sd syr ug ur yi".split())
"""Languages that are mostly written so."""


def directed(html: str) -> str:
    """Let the blocks of a text in such a writing begin where their own words do.

    A text without a letter of one stays as it is.
    """
    return _BLOCK.sub(_auto, html) if _RIGHT_TO_LEFT.search(html) else html


def direction(language: str) -> str:
    """Return the direction of a *language*, by its tag.

    >>> direction("fa-IR"), direction("de")
    ('rtl', 'ltr')
    """
    return "rtl" if language.lower().partition("-")[0] in _LANGUAGES else "ltr"


def _auto(match: re.Match[str]) -> str:
    attributes = match[2]
    return match[0] if " dir=" in attributes else f'<{match[1]} dir="auto"{attributes}>'
