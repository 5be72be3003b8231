"""Code blocks, highlighted when the page is made."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES
from pygments.util import ClassNotFound

CLASSES = frozenset(STANDARD_TYPES.values()) - {""}
"""Classes that a highlighted block uses."""

_BLOCK = re.compile(
    r'(<figure>)?<pre><code(?: class="language-([^"]*)")?>(.*?)</code></pre>', re.DOTALL
)
_FORMATTER = HtmlFormatter(nowrap=True)
_DRAWN = re.compile(r"[─-╿]|\S[ \t]{3,}\S|[|+]--|--[|+]|^\s*[|+]", re.MULTILINE)
_QUERIES = frozenset({"dataview", "dataviewjs", "tasks", "query"})
_DIAGRAMS = frozenset({"mermaid", "plantuml", "graphviz", "dot"})
_LONGEST = 50_000


def blocks(html: str) -> str:
    """Set every code block in a region that scrolls by itself, with its colours."""
    return _BLOCK.sub(_block, html) if "<pre>" in html else html


def _block(match: re.Match[str]) -> str:
    language = unescape(match[2] or "").strip().lower()
    name = f"Code, {language}" if language else "Code"
    coloured = _coloured(language, match[3])
    wrap = "" if language or _DRAWN.search(match[3]) else " wrap"
    block = (
        f'<pre class="scroll{wrap}" role="group" tabindex="0" aria-label="{escape(name)}">'
        f"<code>{coloured}</code></pre>"
    )
    if match[1]:  # a query whose figure says why it is not answered
        return match[1] + block
    if language in _DIAGRAMS:
        caption = f"<figcaption>A {language.title()} diagram, as it is written.</figcaption>"
        return f'<figure class="diagram">{block}{caption}</figure>'
    if language in _QUERIES:
        said = "<summary>This query is not answered here.</summary>"
        return f'<figure class="unanswered"><details>{said}{block}</details></figure>'
    return block


@lru_cache(maxsize=4096)
def _coloured(language: str, code: str) -> str:
    if not language or len(code) > _LONGEST:
        return code
    lexer = _lexer(language)
    return str(highlight(unescape(code), lexer, _FORMATTER)) if lexer else code


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
