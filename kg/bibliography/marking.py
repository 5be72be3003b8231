"""What citeproc is given to write with: marks that no text can hold, instead of HTML.

Text goes in with every sign guarded that citeproc or a mark could take for its own, and what
comes out is taken apart into runs: whatever a title holds, it stays text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Self

from citeproc.string import String

from kg.bibliography.words import Mark, Run, Words, tidied

_FIRST = 0x10FF00
_MARKS: tuple[Mark, ...] = ("italic", "bold", "small-caps", "sup", "sub")
_LESS, AUTHOR, ITEM = "\U0010fff0", "\U0010fff1", "\U0010fff2"
"""A `<` of the text (citeproc knows one tag), an author who is not to be seen, one of a group."""

_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
SIGNS = f"[{chr(_FIRST)}-{chr(_FIRST + 2 * len(_MARKS) - 1)}]"
"""What matches the beginning or end of a mark."""

_SIGN = re.compile(SIGNS)


def guarded(text: str) -> str:
    """Return *text* as it may go to citeproc: on one line, without its own or our signs."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(c if c.isprintable() else " " for c in _PRIVATE.sub("\ufffd", words))
    return shown.replace("<", _LESS)


def read(marked: str) -> Words:
    """Return what citeproc wrote as runs, without the signs of guarded text."""
    runs: list[Run] = []
    open_marks: list[Mark] = []
    at = 0
    for sign in _SIGN.finditer(marked):
        runs.append(Run(_plain(marked[at : sign.start()]), frozenset(open_marks)))
        number, is_end = divmod(ord(sign[0]) - _FIRST, 2)
        if is_end and _MARKS[number] in open_marks:
            open_marks.remove(_MARKS[number])
        elif not is_end:
            open_marks.append(_MARKS[number])
        at = sign.end()
    runs.append(Run(_plain(marked[at:]), frozenset(open_marks)))
    return tidied(runs)


def _plain(text: str) -> str:
    return text.replace(_LESS, "<")


class _Marked(String):  # type: ignore[misc] # citeproc has no types
    """Text between two marks, with the methods by which citeproc changes its case."""

    mark: Mark

    def __new__(cls, text: object) -> Self:
        first = _FIRST + 2 * _MARKS.index(cls.mark)
        made: Self = super().__new__(cls, f"{chr(first)}{text}{chr(first + 1)}")
        return made

    def replace(self, *args: Any) -> String:  # noqa: ANN401 - as `str` takes them
        return String(str.replace(self, *args))


def _marked(mark: Mark) -> type[_Marked]:
    return type(mark, (_Marked,), {"mark": mark})


class Formatter:
    """The formatter that citeproc asks for: a namespace."""

    Italic = Oblique = _marked("italic")
    Bold = _marked("bold")
    Light = Underline = String
    SmallCaps = _marked("small-caps")
    Superscript = _marked("sup")
    Subscript = _marked("sub")

    @staticmethod
    def preformat(text: object) -> str:
        """Return *text* as it is: it is guarded already."""
        return str(text)
