"""Writing that runs from right to left: each part of such a text finds its own direction."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTAINER = re.compile(
    r'<(/?)(?:ul|ol|blockquote|table|dl|aside|details|figure)\b((?:[^>"]|"[^"]*")*)>'
)
_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are mostly written so."""


def directed(html: str) -> str:
    """Let lists, quotations and tables in such a writing begin where their own words do.

    Only the outermost: what is inside one goes with it, and the direction of a paragraph by
    itself is left to the style sheet. A text without a letter of such a writing stays as it is.
    """
    if not _RIGHT_TO_LEFT.search(html):
        return html
    parts, at, depth = [], 0, 0
    for tag in _CONTAINER.finditer(html):
        if tag[1]:
            depth = max(0, depth - 1)
            continue
        if depth == 0 and " dir=" not in tag[2]:
            parts += [html[at : tag.start(2)], ' dir="auto"']
            at = tag.start(2)
        depth += 1
    return "".join([*parts, html[at:]])


def direction(language: str) -> str:
    """Return the direction of a *language*, by its tag.

    >>> direction("fa-IR"), direction("de")
    ('rtl', 'ltr')
    """
    return "rtl" if language.lower().partition("-")[0] in _LANGUAGES else "ltr"
