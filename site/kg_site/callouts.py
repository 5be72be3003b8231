"""Callouts: `> [!kind]- Title` as an aside, or as details where it folds."""

from __future__ import annotations

import re
from html import escape

from kg.names import fold
from kg_site.splices import text_of

_QUOTE = re.compile(r"<blockquote>\n?|</blockquote>")
_FIRST = re.compile(
    r"<p>\[!([^\]\n<>]+)\]([+-]?)[ \t]*(.*?)(?:(?:<br ?/?>)?\n(.*?)</p>|</p>)", re.DOTALL
)

TONES = {
    "note": "note", "info": "note", "todo": "note", "abstract": "note", "summary": "note",
    "tldr": "note", "cite": "cite", "quote": "cite", "example": "cite",
    "tip": "good", "hint": "good", "success": "good", "check": "good", "done": "good",
    "important": "good", "question": "ask", "help": "ask", "faq": "ask",
    "warning": "warn", "caution": "warn", "attention": "warn",
    "failure": "bad", "fail": "bad", "missing": "bad", "danger": "bad", "error": "bad",
    "bug": "bad",
}  # fmt: skip
"""How each of Obsidian's kinds is toned; any other kind is a note."""


def boxes(html: str) -> str:
    """Turn the block quotes that are callouts into boxes."""
    if "[!" not in html:
        return html
    parts: list[str] = []
    ends: list[str] = []
    at = 0
    for tag in _QUOTE.finditer(html):
        if tag.start() < at:
            continue
        parts.append(html[at : tag.start()])
        at = tag.end()
        if tag[0] == "</blockquote>":
            parts.append(ends.pop() if ends else tag[0])
        elif first := _FIRST.match(html, tag.end()):
            opening, end = _box(first)
            parts.append(opening)
            ends.append(end)
            at = first.end()
        else:
            parts.append(tag[0])
            ends.append("</blockquote>")
    return "".join([*parts, html[at:]])


def _box(first: re.Match[str]) -> tuple[str, str]:
    kind = fold(first[1].partition("|")[0])
    tone = TONES.get(kind, "note")
    title = first[3].strip() or escape(kind.capitalize())
    rest = f"<p>{first[4]}</p>" if first[4] else ""
    if kind == "multi column":
        return f'<div class="columns">{rest}', "</div>"
    if kind.startswith("blank") and not first[3].strip():
        return f"<div>{rest}", "</div>"
    if first[2]:
        if "<a " in title:  # a link inside what opens and closes could not be followed
            rest = f'<p class="callout-title">{title}</p>{rest}'
            title = escape(text_of(title))
        state = " open" if first[2] == "+" else ""
        opening = f'<details class="callout {tone}"{state}><summary class="callout-title">'
        return f"{opening}{title}</summary>{rest}", "</details>"
    return f'<aside class="callout {tone}"><p class="callout-title">{title}</p>{rest}', "</aside>"
