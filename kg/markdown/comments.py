"""`%%…%%` comments: found before the Markdown parser runs, which knows nothing of them."""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.markdown.codespans import blank_lines
from kg.markdown.masking import Range

_LINE = re.compile(r"^([ \t>]*+)(.*)$", re.MULTILINE)
_INK = re.compile(r"[^\s>]")
_MARGIN = re.compile(r"[ \t>]*")


def find_comments(text: str) -> list[Range]:
    """Return the `%%…%%` of *text*, whose code is already covered.

    One that begins a line may end anywhere, or nowhere: then it runs to the end, as in
    Obsidian. One inside a line must end in the same paragraph, else it is text ("100%%").
    """
    found: list[Range] = []
    paragraphs = blank_lines(text)
    start = text.find("%%")
    while start >= 0:
        close = text.find("%%", start + 2)
        block = _begins_line(text, start)
        if not block and not _same_paragraph(paragraphs, start, close):
            start = close
            continue
        end = close + 2 if close >= 0 else len(text)
        found.append((start, end))
        start = text.find("%%", end)
    return found


def _begins_line(text: str, offset: int) -> bool:
    margin = _MARGIN.match(text, text.rfind("\n", 0, offset) + 1)
    return margin is not None and margin.end() == offset


def _same_paragraph(paragraphs: list[int], start: int, close: int) -> bool:
    return close >= 0 and bisect_right(paragraphs, start) == bisect_right(paragraphs, close)


def hide_comments(text: str, comments: list[Range]) -> str:
    """Return *text* with *comments* hidden from the Markdown parser.

    A comment on lines of its own becomes blank lines; in running text it becomes as many
    `%`, so that the paragraph around it stays one and no indented code comes about.
    """
    parts = []
    at = 0
    for start, end in comments:
        alone = _begins_line(text, start) and not _rest_of_line(text, end).strip()
        parts.append(text[at:start])
        parts.append(_blank(text[start:end]) if alone else _INK.sub("%", text[start:end]))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _rest_of_line(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[offset : end if end >= 0 else len(text)]


def _blank(comment: str) -> str:
    return _LINE.sub(lambda m: m[1] + " " * len(m[2]), comment)
