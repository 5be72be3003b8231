"""Words as a style sets them: text with its marks, and never markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal["italic", "bold", "small-caps", "sup", "sub"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is set alike."""

    text: str
    marks: frozenset[Mark] = frozenset()


Words: TypeAlias = tuple[Run, ...]


def plain(words: Iterable[Run]) -> str:
    """Return the text alone.

    >>> plain((Run("A "), Run("title", frozenset({"italic"}))))
    'A title'
    """
    return "".join(run.text for run in words)


def tidied(words: Iterable[Run]) -> Words:
    """Return *words* with single blanks, and one stop where two styles of text each had one."""
    done: list[Run] = []
    last = ""
    for run in words:
        text = ""
        for sign in run.text:
            if not _is_surplus(last, sign):
                text += sign
                last = sign
        if text and done and done[-1].marks == run.marks:
            done[-1] = replace(done[-1], text=done[-1].text + text)
        elif text:
            done.append(Run(text, run.marks))
    return tuple(done)


def _is_surplus(last: str, sign: str) -> bool:
    match sign:
        case " ":
            return last in ("", " ")
        case ".":
            return last in (".", "?", "!")
        case "," | ";":
            return last == sign
        case _:
            return False


def without(words: Words, length: int) -> Words:
    """Return *words* without the first *length* characters."""
    kept: list[Run] = []
    for run in words:
        if length < len(run.text):
            kept.append(replace(run, text=run.text[length:]))
        length = max(0, length - len(run.text))
    return tuple(kept)
