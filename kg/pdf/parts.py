"""The parts of a paper that have a heading everywhere: the abstract, the list of references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.pdf.lines import Line, joined

_NUMBER = r"(?:(?:\d+|[IVX]+|[A-Z])\.?\s+)?"
_ABSTRACT = re.compile(
    r"(?:abstract|summary|zusammenfassung|r[ée]sum[ée]|resumen)\b\s*[.:—–-]*\s*(?P<rest>.*)\Z",
    re.IGNORECASE,
)
_AFTER_ABSTRACT = re.compile(
    rf"{_NUMBER}(?:introduction|einleitung|background|motivation)\.?\Z"
    r"|(?:key\s?words|index terms|ccs concepts|categories and subject|general terms|jel|msc)\b"
    r"|(?:contents|table of contents)\Z|1\.?\s+[A-Z]",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    rf"{_NUMBER}(?:references(?: and notes)?|bibliography|works cited|literature cited|"
    r"cited literature|literatur(?:verzeichnis)?|r[ée]f[ée]rences|bibliographie|referencias)"
    r"\s*:?\Z",
    re.IGNORECASE,
)
_AFTER_REFERENCES = re.compile(
    r"(?:appendix|appendices|supplement\w*|acknowledge?ments?|anhang|index)\b.{0,80}\Z"
    r"|[A-Z]\.?\d?\s+[A-Z][\w-]+(?:\s+[\w-]+){0,8}\Z",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?:\[(?:\d{1,4}|[A-Z][\w+]{1,12})\]|\(\d{1,4}\)|\d{1,4}\.)\s+(?=\S)")
_LONGEST_ABSTRACT = 6000
_MOST_REFERENCES = 5000


def abstract(lines: Sequence[Line], known: frozenset[str]) -> str:
    """Return the abstract below its heading, up to the next one; *lines* are of the first pages."""
    for place, line in enumerate(lines):
        found = _ABSTRACT.match(line.text)
        if found is None or (found["rest"] and not _is_run_in(line.text, found["rest"])):
            continue
        said = [found["rest"]] if found["rest"] else []
        for below in lines[place + 1 :]:
            if _is_over(line, below, said):
                break
            said.append(below.text)
        text = joined(said, known)
        if len(text) > 80:
            return text if len(text) <= _LONGEST_ABSTRACT else ""
    return ""


def _is_run_in(text: str, rest: str) -> bool:
    """Tell whether an abstract begins on the line of its heading: `Abstract—We ask …`."""
    return text[: len(text) - len(rest)].rstrip()[-1:] in ".:—–-" and rest[:1].isupper()


def _is_over(heading: Line, line: Line, said: Sequence[str]) -> bool:
    if _AFTER_ABSTRACT.match(line.text):
        return True
    is_heading = line.size > 1.15 * heading.size and len(line.text) < 80
    return bool(said) and is_heading


def references(lines: Sequence[Line], known: frozenset[str]) -> tuple[str, ...]:
    """Return the entries of the list of references, the last one of the document."""
    start = max((n for n, line in enumerate(lines) if _REFERENCES.match(line.text)), default=-1)
    if start < 0:
        return ()
    entries: list[list[str]] = []
    below = list(lines[start + 1 :])
    size = Counter(line.size for line in below).most_common(1)[0][0] if below else 0.0
    begins = _beginnings(below)
    for place, line in enumerate(below):
        if line.size > 1.08 * size or (place and _is_after(line, below, place)):
            break
        if begins[place] or not entries:
            entries.append([])
        entries[-1].append(line.text)
    texts = (joined(entry, known) for entry in entries)
    found = tuple(_MARKER.sub("", text, count=1) for text in texts)
    return tuple(text for text in found if len(text) > 15)[:_MOST_REFERENCES]


def _is_after(line: Line, lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line is the heading of what comes behind the references."""
    ended = lines[place - 1].text.endswith((".", "]", ")")) or lines[place - 1].block != line.block
    return ended and line.text[:1].isupper() and bool(_AFTER_REFERENCES.match(line.text))


def _beginnings(lines: Sequence[Line]) -> list[bool]:
    """Tell of each line whether an entry begins on it.

    By a number or key before it; else by the lines that hang below it; else by the space.
    """
    marked = [bool(_MARKER.match(line.text)) for line in lines]
    if sum(marked) >= 2 or (lines and marked[0]):
        return marked
    lefts = {b: min(line.box.left for line in lines if line.block == b)
             for b in {line.block for line in lines}}  # fmt: skip
    out = [line.box.left - lefts[line.block] < 0.4 * line.size for line in lines]
    if 0.1 < sum(out) / max(len(out), 1) < 0.9:
        return out
    gaps = [
        a.block == b.block and a.box.bottom - b.box.top > 0.35 * b.size for a, b in pairwise(lines)
    ]
    if any(gaps):
        return [True, *gaps]
    return [True, *(a.text.endswith((".", "]")) for a in lines[:-1])]
