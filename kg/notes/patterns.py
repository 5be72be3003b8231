"""Patterns of headings: words that may hold one gap (`{project} Integration`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.names import fold

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_GAP = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class HeadingPattern:
    """What stands before and after the gap, word by word as names are compared."""

    before: tuple[str, ...]
    gap: str
    after: tuple[str, ...]
    written: str = ""

    def __str__(self) -> str:
        """Return the pattern as it was written."""
        return self.written

    def match(self, title: str) -> dict[str, str] | None:
        """Return what fills the gap (empty where there is none), or `None`.

        >>> heading_pattern("{project} Integration").match("🎯 PUMA — integration:")
        {'project': 'PUMA'}
        >>> heading_pattern("Key Concepts").match("### Key-Concepts:")
        {}
        >>> heading_pattern("Key Concepts").match("Concepts") is None
        True
        """
        words = list(_WORD.finditer(title))
        folded = [word for found in words for word in fold(found[0]).split()]
        if not self.gap:
            return {} if tuple(folded) == self.before else None
        start, end = len(self.before), len(words) - len(self.after)
        if (
            start >= end
            or tuple(folded[:start]) != self.before
            or tuple(folded[len(folded) - len(self.after) :]) != self.after
        ):
            return None
        return {self.gap: title[words[start].start() : words[end - 1].end()]}


def heading_pattern(text: str) -> HeadingPattern:
    """Read a pattern. Raises `ValueError` when it is empty, unclosed or has two gaps."""
    pieces = _GAP.split(text)
    words = [tuple(w for f in _WORD.findall(p) for w in fold(f).split()) for p in pieces[::2]]
    if len(pieces) > 3 or "{" in "".join(pieces[::2]) or "}" in "".join(pieces[::2]):
        raise ValueError(f"'{text}': a pattern holds one gap like {{project}}")
    if not any(words):
        raise ValueError(f"'{text}': a pattern needs a word")
    if len(pieces) == 1:
        return HeadingPattern(words[0], "", (), text)
    return HeadingPattern(words[0], pieces[1], words[1], text)


def match_any(patterns: Sequence[HeadingPattern], title: str) -> dict[str, str] | None:
    """Return the gaps of the first pattern that matches *title*."""
    for pattern in patterns:
        found = pattern.match(title)
        if found is not None:
            return found
    return None
