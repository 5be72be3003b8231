"""Patterns of headings: words that may hold one gap (`{project} Integration`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.names import fold

_WORD = re.compile(r"\w+(?:['’‘ʼ`´]\w+)*")
_GAP = re.compile(r"\{([a-z]+)\}")
_NUMBERING = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|\d\ufe0f?\u20e3)\s+"
)


@dataclass(frozen=True, slots=True)
class HeadingPattern:
    """What stands before and after the gap, as names are compared."""

    before: str
    gap: str
    after: str
    written: str = ""

    def __str__(self) -> str:
        """Return the pattern as it was written."""
        return self.written

    def match(self, title: str, folded: str | None = None) -> dict[str, str] | None:
        """Return what fills the gap (empty where there is none), or `None`.

        *folded* is the folded title where the caller has it.

        >>> heading_pattern("{project} Integration").match("🎯 PUMA — integration:")
        {'project': 'PUMA'}
        >>> heading_pattern("Key Concepts").match("### Key-Concepts:")
        {}
        >>> heading_pattern("Key Concepts").match("Concepts") is None
        True
        """
        name = fold(title) if folded is None else folded
        if not self.gap:
            return {} if name == self.before else None
        if self.before and not name.startswith(self.before + " "):
            return None
        if self.after and not name.endswith(" " + self.after):
            return None
        words = list(_words(title))[len(self.before.split()) :]
        words = words[: len(words) - len(self.after.split())]
        return {self.gap: title[words[0][0] : words[-1][1]]} if words else None


def heading_pattern(text: str) -> HeadingPattern:
    """Read a pattern. Raises `ValueError` when it is empty, unclosed or has two gaps."""
    pieces = _GAP.split(text)
    words = [fold(piece) for piece in pieces[::2]]
    if len(pieces) > 3 or "{" in "".join(pieces[::2]) or "}" in "".join(pieces[::2]):
        raise ValueError(f"'{text}': a pattern holds one gap like {{project}}")
    if not any(words):
        raise ValueError(f"'{text}': a pattern needs a word")
    if len(pieces) == 1:
        return HeadingPattern(words[0], "", "", text)
    return HeadingPattern(words[0], pieces[1], words[1], text)


def without_numbering(title: str) -> str:
    """Return a heading without the number before it.

    >>> without_numbering("2.1 Key Concepts"), without_numbering("3) Relevance")
    ('Key Concepts', 'Relevance')
    >>> without_numbering("5 Cs")
    '5 Cs'
    """
    found = _NUMBERING.match(title)
    return title[found.end() :] if found else title


def _words(title: str) -> Iterator[tuple[int, int]]:
    """Yield where each folded word of *title* stands."""
    for found in _WORD.finditer(title):
        for _ in fold(found[0]).split():
            yield found.span()
