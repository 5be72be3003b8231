"""Text out of answers: without markup, control characters or end."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(
    r"</?(?:(?:jats|mml):[\w-]+|a|b|br|div|em|h[1-6]|i|inf|italic|li|math|ol|p|sc|scp|sec|span|strong"
    r"|sub|sup|title|tt|u|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
"""Markup that comes in titles and abstracts; `p < a` is none."""
_BREAK = re.compile(r"</(?:jats:)?(?:p|title|sec)>|<br ?/?>", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
_UNFIT = re.compile("[\ud800-\udfff]")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_LONGEST = 2_000
_LONGEST_ABSTRACT = 20_000
_HEADING = re.compile(r"\A(?:abstract|summary)[.:]?\s+(?=\S)", re.IGNORECASE)


def one_line(text: str, most: int = _LONGEST, *, markup: bool = True) -> str:
    r"""Return *text* on one line, cut after *most* characters, without the *markup* it has.

    >>> one_line("Goals &amp; <i>proxies</i>\n  in RL\x1b")
    'Goals & proxies in RL'
    """
    return " ".join(_plain(text, markup=markup).split())[:most].rstrip()


def paragraphs(text: str, *, markup: bool = True) -> str:
    r"""Return an abstract as paragraphs with an empty line between, without markup and heading.

    JATS, in which Crossref hands abstracts on: https://jats.nlm.nih.gov/

    >>> paragraphs("<jats:title>Abstract</jats:title><jats:p>One\n two.</jats:p> <p>3.</p>")
    'One two.\n\n3.'
    """
    marked = _BREAK.sub("\n\n", text) if markup else text
    lines = (" ".join(one.split()) for one in _EMPTY_LINE.split(_plain(marked, markup=markup)))
    kept = "\n\n".join(line for line in lines if line)
    return _HEADING.sub("", kept)[:_LONGEST_ABSTRACT].rstrip()


def _plain(text: str, *, markup: bool) -> str:
    bare = unescape(_TAG.sub("", text)) if markup and ("<" in text or "&" in text) else text
    return _UNFIT.sub("\ufffd", _UNSEEN.sub("", bare))
