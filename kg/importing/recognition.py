"""Which note type a page has, from what it contains."""

from __future__ import annotations

import re

from kg.importing.pages import cut, is_furniture
from kg.markdown import plain
from kg.notes.types import NoteType, NoteTypes

_REVIEWED = re.compile(r"\S.{0,60} reviewed \d{4}-\d\d-\d\d", re.MULTILINE)
_QUIZ = re.compile(r"^(?:#+ )?\d{1,3} questions?\b", re.MULTILINE | re.IGNORECASE)


def recognised(text: str, types: NoteTypes) -> NoteType:
    """Return the type whose sections *text* has most of; the plain one where none fits."""
    best, most = types.plain, 1
    for kind in types.by_name.values():
        found = _score(text, kind)
        if found > most:
            best, most = kind, found
    return best


def _score(text: str, kind: NoteType) -> int:
    """Count the sections of *kind* that *text* has; a telling line counts for more."""
    page = cut(text, kind)
    score = len({part.type.name for part in page.parts if part.type})
    lines = [line.strip() for line in text.split("\n", 400)[:400] if line.strip()]
    first = plain(lines[0].lstrip("# ")[:300]) if lines else ""
    if any(
        re.match(rf"{re.escape(prefix.rstrip('-'))}\s*[:–—]", first) for prefix in kind.prefixes
    ):
        score += 3
    if any(is_furniture(line, kind) for line in lines[:1]):
        score += 1
    if kind.options.get("by") and _REVIEWED.search(text[:4000]):
        score += 3
    if any(section.reader == "quiz" for section in kind.sections):
        score += 2 * bool(_QUIZ.search(text)) + (sum(line.endswith("?") for line in lines) > 3)
    return score
