"""A sentence of a note as it stands elsewhere: in a list of backlinks, under a concept."""

from __future__ import annotations

import re
from html import escape
from posixpath import basename

import pyromark
from markupsafe import Markup

from kg.names import fold
from kg_site import images, maths, sanitizer
from kg_site.tables import numbered

_SIGNS = re.compile(r"[*_`$<\[\]\\~=^%|#]|https?:")
_WIKILINK = re.compile(r"!?\[\[([^\[\]|\n]*)(?:\\?\|([^\[\]\n]*))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\([^()\s]*\))?[^()]*\)")
_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]+\s*\Z")
_OPTIONS = pyromark.Options.ENABLE_MATH | pyromark.Options.ENABLE_STRIKETHROUGH
_MARKDOWN = pyromark.Markdown(options=_OPTIONS)


def inline(text: str) -> Markup:
    """Return a piece of inline Markdown as HTML without links; linked words are bold."""
    text = " ".join(text.split())
    if not _SIGNS.search(text):
        return escape_text(text)
    text = _BLOCK_ID.sub("", text)
    text = _WIKILINK.sub(lambda m: f"<b>{_label(m[1], m[2] or '')}</b>", text)
    text = _LINK.sub(r"<b>\1</b>", text)
    # As a heading, nothing in the text can begin a block of its own.
    html = _MARKDOWN.html(f"# {text} #").strip().removeprefix("<h1>").removesuffix("</h1>")
    html = maths.formulas(html)
    return Markup(images.only_ours(sanitizer.clean_words(html), lambda _: False))  # noqa: S704 - through the sanitizer


def sentence(text: str, reason: str, name: str) -> Markup:
    """Return the sentence around a link to *name*, its *reason* set off where it is part of it.

    Where the sentence is nothing but the name and the reason, the reason is enough.
    """
    html = inline(text)
    if not reason:
        return html
    why = inline(reason)
    before, found, after = html.partition(why)
    if not found:
        return html
    rest = f"{before} {after}"
    if len(rest) < len(name) + 12 and fold(rest) in {"", fold(name)}:
        before = after = Markup("")
    return Markup(f'{before}<em class="why">{why}</em>{after}')  # noqa: S704 - through the sanitizer


def parts(text: str) -> Markup:
    """Return inline Markdown, and `(1) a; (2) b` as a list."""
    return Markup(numbered(str(inline(text))))  # noqa: S704 - through the sanitizer


def escape_text(text: str) -> Markup:
    """Return *text* with markup's own signs escaped, quotes kept."""
    return Markup(escape(text, quote=False))  # noqa: S704 - escaped here


def _label(target: str, label: str) -> str:
    name = label or basename(target.partition("#")[0]).removesuffix(".md") or target.lstrip("#^")
    return escape(name, quote=False).replace("_", "&#95;").replace("*", "&#42;")
