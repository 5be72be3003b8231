"""The authors as page 1 prints them: the lines below the title that are names and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.pdf.lines import Line

_SMALL = 0.82
"""Marks of affiliations are set so much smaller than names."""
_WIDE = 1.5
"""So many ems of nothing part two names."""
_FEW = 25
"""Lines below the title that are looked at."""
_FEWEST = 6
"""As many where nothing tells where the text begins."""
_BODY = re.compile(r"(?:abstract|summary|(?:1\.?\s+)?introduction)\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*(?:[,;·•|/]|\band\b|\bund\b|&|[*∗†‡§¶#✉]+|\d+)\s*")
_NAME = re.compile(
    r"(?:[^\W\d_a-z]\.(?:[\s-]?[^\W\d_a-z]\.)*\s)?[^\W\d_a-z][\w'’.-]*"
    r"(?:\s(?:[^\W\d_a-z][\w'’.-]*|von|van|de|der|den|del|della|da|di|du|dos|la|le|el|bin|al|ter|zu)){1,4}\Z"
)
_NO_NAME = frozenset(
    """
    abstract academy ai and article artificial association center centre city college company
    conference cornell corporation dept department division faculty foundation google group harvard
    inc institut institute intelligence international introduction issue journal lab laboratories
    laboratory labs learning limited ltd machine meta microsoft mit national of openai open paper
    preprint press proceedings published research review school science sciences state stanford
    studies survey technical technologies technology the university universität université volume
    with workshop york francisco
    """.split()  # noqa: SIM905 - words read best as a text
)


def printed_authors(lines: Sequence[Line], title: Sequence[Line]) -> tuple[str, ...]:
    """Return the names below the title of page 1; nothing where they are not plain to see.

    The first run of lines that hold names alone, and more of them behind addresses of mail, as
    where authors stand side by side with what they belong to.
    """
    found: list[str] = []
    is_open = True
    for line in _below(lines, title):
        names = list(_names(line))
        if names and (is_open or not found):
            found += names
            is_open = True
        elif found:
            is_open = "@" in line.text
    return tuple(dict.fromkeys(found))


def _below(lines: Sequence[Line], title: Sequence[Line]) -> list[Line]:
    """Return the lines between the title and the abstract, row by row."""
    if not title:
        return []
    top = min(line.box.bottom for line in title)
    under = [line for line in lines if line.box.top < top + 0.5 * line.size]
    heads = [line.box.top for line in under if _BODY.match(line.text)]
    between = [line for line in under if not heads or line.box.bottom >= max(heads)]
    rows = sorted(between, key=lambda line: (-round(line.box.bottom), line.box.left))
    return rows[: _FEW if heads else _FEWEST]


def _names(line: Line) -> Iterator[str]:
    """Yield the names of a line that is nothing but names."""
    parts = [part.strip() for part in _SEPARATORS.split(_without_marks(line)) if part.strip(" .")]
    if all(map(_is_name, parts)):
        yield from parts


def _without_marks(line: Line) -> str:
    """Return a line with a comma for each mark of an affiliation, and for each wide gap."""
    said = ""
    right = line.glyphs[0].box.left
    for glyph in line.glyphs:
        if glyph.size < _SMALL * line.size and not glyph.text.isspace():
            said += ","
        else:
            said += "," if glyph.box.left - right > _WIDE * line.size else ""
            said += glyph.text
        right = max(right, glyph.box.right)
    return " ".join(said.split())


def _is_name(text: str) -> bool:
    """Tell whether a text may be the name of a person.

    >>> _is_name("Ada B. Okoro"), _is_name("Chris van Merwijk"), _is_name("School of Goals")
    (True, True, False)
    """
    words = {word.strip(".").casefold() for word in text.split()}
    return len(text) <= 60 and _NO_NAME.isdisjoint(words) and _NAME.match(text) is not None
