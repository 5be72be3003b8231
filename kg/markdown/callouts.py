"""`> [!kind]- Title`: the first line of a quote, set apart before the Markdown parser runs.

For the parser that line is the beginning of a paragraph: a rule below it would make it a
heading, a list or text below it would be part of it. So the line is given to the parser
as a heading (`[!` becomes `# `), which ends with its line, and is read from the source.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARGIN = re.compile(r"(?:[ \t]*+(>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*+")
_OPENING = re.compile(r"\[!([^\[\]\n]+)\]([+-]?)[ \t]*")


class Opening(NamedTuple):
    """`[!kind|anything]-` as read at an offset: its kind, and where its title begins."""

    kind: str
    title: int


def find_openings(text: str) -> dict[int, Opening]:
    """Return the openings of callouts in *text* by the offset of their `[`."""
    found: dict[int, Opening] = {}
    line = -1
    at = text.find("[!")
    while at >= 0:
        begin = text.rfind("\n", 0, at) + 1 if line < 0 or "\n" in text[line:at] else line
        if begin != line and _begins_quote(text, begin, at):
            opening = _OPENING.match(text, at)
            if opening:
                kind = opening[1].partition("|")[0].strip().lower()
                found[at] = Opening(kind, opening.end())
        line = begin
        at = text.find("[!", at + 2)
    return {at: opening for at, opening in found.items() if opening.kind}


def _begins_quote(text: str, line: int, at: int) -> bool:
    margin = _MARGIN.match(text, line)
    if margin is None or margin[1] != ">" or text[margin.end() : at].strip(" \t"):
        return False
    if at - margin.end() > 4:  # more would be indented code
        return False
    return _deeper(text, line, margin[0])


def _deeper(text: str, line: int, margin: str) -> bool:
    """Tell whether *margin* opens a quote: more `>` than above, or a new list item."""
    if margin.strip(" \t>"):
        return True
    above = _MARGIN.match(text, text.rfind("\n", 0, line - 1) + 1) if line else None
    return above is None or margin.count(">") > above[0].count(">")


def hide_openings(text: str, openings: dict[int, Opening]) -> str:
    """Return *text* with each opening written as the beginning of a heading."""
    parts = []
    at = 0
    for start in openings:
        parts.append(text[at:start])
        parts.append("# ")
        at = start + 2
    parts.append(text[at:])
    return "".join(parts)
