"""Running heads and page numbers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.pdf.lines import Line

_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE = re.compile(
    r"[-–—\s]*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d+)?[-–—\s]*\Z",
    re.IGNORECASE,
)
_EDGE = 2
"""How many lines from the top and from the bottom are looked at."""
_OFTEN = 3
"""On so many pages a line is one that runs through them."""


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page, in their order, without those that only run along."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    kept = []
    for lines, edge in zip(pages, edges, strict=True):
        runs = [one for one in edge if seen[_key(one)] >= _OFTEN or _is_number(one, edge)]
        kept.append([line for line in lines if not _is_in(line, runs)] or list(lines))
    return kept


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Return the highest and the lowest lines of a page."""
    down = sorted(lines, key=lambda line: -line.box.top)
    return down if len(down) <= 2 * _EDGE else [*down[:_EDGE], *down[-_EDGE:]]


def _is_in(line: Line, edge: Sequence[Line]) -> bool:
    return any(line is one for one in edge)


def _is_number(line: Line, edge: Sequence[Line]) -> bool:
    """Tell whether a line is nothing but the number of its page, above or below all others."""
    return bool(_PAGE.match(line.text)) and (line is edge[0] or line is edge[-1])


def _key(line: Line) -> str:
    return _NUMBERS.sub("#", line.text.casefold())
