"""`$$…$$` over several lines: joined into one line before the Markdown parser runs.

TeX is full of lines that begin with `-`, `+` or `=`: for a Markdown parser these begin a
list or make a heading of what stands above. Blank lines, too, would end the formula.
"""

from __future__ import annotations

import re

from kg.markdown.masking import COVER, Range

_OPEN = re.compile(r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\$\$", re.MULTILINE)
_CLOSE_AT = re.compile(r"\$\$(?=[ \t]*(?:\n|\Z))")


def find_displays(text: str) -> list[Range]:
    """Return what lies between the dollars of each formula that begins a line.

    Only those over several lines; code and comments of *text* are already covered.
    """
    found: list[Range] = []
    at = 0
    for opening in _OPEN.finditer(text):
        if opening.start() < at:
            continue
        start = opening.end()
        close = text.find("$$", start)
        if close < 0:
            break
        at = close + 2
        inner = text[start:close]
        if "\n" in inner and COVER not in inner and _CLOSE_AT.match(text, close):
            found.append((start, close))
    return found


def join_displays(text: str, displays: list[Range]) -> str:
    """Return *text* with everything inside *displays*, line ends too, replaced by `x`."""
    parts = []
    at = 0
    for start, end in displays:
        parts.append(text[at:start])
        parts.append("x" * (end - start))
        at = end
    parts.append(text[at:])
    return "".join(parts)
