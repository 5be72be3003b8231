"""Dataview's fields in running text: `key:: value`, `[key:: value]`, `(key:: value)`."""

from __future__ import annotations

import re

from kg.markdown.document import InlineField
from kg.markdown.leaves import Leaf, Leaves
from kg.markdown.masking import COVER
from kg.markdown.source import Source

_KEY = re.compile(r"[*_~=]*(\w[\w /-]*?)[*_~=]*[ \t]*")
_BRACKETED = re.compile(rf"[\[(]([^\[\](){COVER}:\n]{{1,100}})::")
_BRACKET = re.compile(r"[\[\]()]")
_PAIR = {"]": "[", ")": "("}


def read_inline_fields(source: Source, prose: str, leaves: Leaves) -> list[InlineField]:
    """Return the fields of *prose*, the text with code, links, math and comments covered."""
    found: list[InlineField] = []
    done = 0
    at = prose.find("::")
    while at >= 0:
        leaf = leaves.at(at)
        if leaf and at >= done:
            start, done = _line(prose, leaf, at)
            found += _fields(source, prose, start, done, leaf)
        at = prose.find("::", at + 2)
    return found


def _line(prose: str, leaf: Leaf, at: int) -> tuple[int, int]:
    """Return where the line of *leaf* around *at* begins, after its margin, and ends."""
    starts = [begin for begin, _ in leaf.lines if begin <= at]
    start = max(leaf.start, prose.rfind("\n", 0, at) + 1, *starts[-1:])
    end = prose.find("\n", at, leaf.end)
    return start, end if end >= 0 else leaf.end


def _fields(source: Source, prose: str, start: int, end: int, leaf: Leaf) -> list[InlineField]:
    bracketed = _bracketed(source, prose, start, end)
    if bracketed or not leaf.is_prose:
        return bracketed
    colons = prose.find("::", start, end)
    key = _KEY.fullmatch(prose, start, min(colons, start + 200))
    value = colons + 2
    if not key or not (value == end or prose[value].isspace()):
        return []
    span = source.span(start, end)
    return [InlineField(key[1].strip(), source.text[value:end].strip(), span)]


def _bracketed(source: Source, prose: str, start: int, end: int) -> list[InlineField]:
    openings = list(_BRACKETED.finditer(prose, start, end))
    closings = _closings(prose, start, end) if openings else {}
    found = []
    at = start
    for opening in openings:
        close = closings.get(opening.start())
        if (
            close is None
            or opening.start() < at
            or prose[opening.start() - 1 : opening.start()] == "["
        ):
            continue
        at = close + 1
        value = source.text[opening.end() : close].strip()
        found.append(InlineField(opening[1].strip(), value, source.span(opening.start(), at)))
    return found


def _closings(prose: str, start: int, end: int) -> dict[int, int]:
    """Return the closing bracket of each bracket between *start* and *end*."""
    closings = {}
    opened: dict[str, list[int]] = {"[": [], "(": []}
    for bracket in _BRACKET.finditer(prose, start, end):
        opening = _PAIR.get(bracket[0])
        if opening is None:
            opened[bracket[0]].append(bracket.start())
        elif opened[opening]:
            closings[opened[opening].pop()] = bracket.start()
    return closings
