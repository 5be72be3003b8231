"""Footnotes, gathered below the text, each with the way back."""

from __future__ import annotations

import re
from html import unescape

from kg.names import slug

_DEFINITION = re.compile(
    r'<div class="footnote-definition" id="([^"]*)">'
    r'<sup class="footnote-definition-label">\d+</sup>\s*(.*?)</div>\n?',
    re.DOTALL,
)
_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">\d+</a></sup>')


def gather(html: str, prefix: str) -> str:
    """Move the footnotes to the end, numbered as they are first referred to."""
    if "footnote-" not in html:
        return html
    notes = {unescape(name): text for name, text in _DEFINITION.findall(html)}
    html = _DEFINITION.sub("", html)
    uses: dict[str, int] = {}

    def refer(match: re.Match[str]) -> str:
        name = unescape(match[1])
        if name not in notes:
            return ""
        uses[name] = uses.get(name, 0) + 1
        number = list(uses).index(name) + 1
        identifier = _id(prefix, name)
        back = f"{identifier}-r{uses[name]}"
        return (
            f'<sup class="ref" id="{back}"><a href="#{identifier}" role="doc-noteref" '
            f'aria-label="Footnote {number}">{number}</a></sup>'
        )

    html = _REFERENCE.sub(refer, html)
    if not uses:
        return html
    items = "".join(
        f'<li id="{_id(prefix, name)}">{_with_way_back(notes[name], _id(prefix, name), count)}</li>'
        for name, count in uses.items()
    )
    return (
        f'{html}<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">'
        f"<ol>{items}</ol></section>"
    )


def _id(prefix: str, name: str) -> str:
    return f"{prefix}fn-{slug(name)}"


def _way_back(number: int, count: int) -> str:
    return f"Back to the text, place {number} of {count}" if count > 1 else "Back to the text"


def _with_way_back(text: str, identifier: str, count: int) -> str:
    text = _REFERENCE.sub("", text).strip()
    links = "".join(
        f' <a class="back" href="#{identifier}-r{n}" role="doc-backlink" '
        f'aria-label="{_way_back(n, count)}">↩\ufe0e{f"<sup>{n}</sup>" if count > 1 else ""}</a>'
        for n in range(1, count + 1)
    )
    if text.endswith("</p>"):
        return f"{text.removesuffix('</p>')}{links}</p>"
    return text + links
