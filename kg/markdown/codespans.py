"""Code as found without the Markdown parser: for the scans that run before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from kg.markdown.masking import Range, escaped, mask

_FENCE = re.compile(r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+(`{3,}+(?!.*`)|~{3,})", re.MULTILINE)
_CLOSER = re.compile(r"^[ \t>]*+(`{3,}+|~{3,}+)[ \t]*$", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t>]*+(?=\n)")
_TICKS = re.compile("`+")


def mask_code(text: str) -> str:
    """Return *text* with its fenced code and code spans covered."""
    if "```" in text or "~~~" in text:
        text = mask(text, fences(text))
    return mask(text, code_spans(text)) if "`" in text else text


def fences(text: str) -> list[Range]:
    """Return the fenced code blocks of *text*, fences included."""
    found: list[Range] = []
    marks = [(m.start(), m.end(), m[1]) for m in _FENCE.finditer(text)]
    closers = list(_CLOSER.finditer(text)) if marks else []
    at, close = 0, 0
    for start, end, fence in marks:
        if start < at:
            continue
        while close < len(closers) and not _closes(closers[close], end, fence):
            close += 1
        at = closers[close].end() if close < len(closers) else len(text)
        found.append((end - len(fence), at))
    return found


def _closes(closer: re.Match[str], after: int, fence: str) -> bool:
    return closer.start() >= after and closer[1].startswith(fence)


def code_spans(text: str) -> list[Range]:
    """Return the code spans of *text*, backticks included.

    A span ends at the next run of as many backticks in the same paragraph. The work is
    n log n in the number of runs: each length keeps its own list of places.
    """
    paragraphs = blank_lines(text)
    runs = [m.span() for m in _TICKS.finditer(text)]
    places: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        places[end - start].append(start)
    found: list[Range] = []
    at = 0
    for run_start, end in runs:
        if run_start < at:
            continue
        start = run_start + escaped(text, run_start)
        close = _next(places[end - start], end)
        if close is None or bisect_right(paragraphs, start) != bisect_right(paragraphs, close):
            continue
        at = close + end - start
        found.append((start, at))
    return found


def _next(places: list[int], after: int) -> int | None:
    index = bisect_right(places, after - 1)
    return places[index] if index < len(places) else None


def blank_lines(text: str) -> list[int]:
    """Return where the blank lines of *text* begin (at the line end before each)."""
    return [m.start() for m in _BLANK_LINE.finditer(text)]
