"""A gap: something that is missing around a thing, with its reason and place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.overviews.graph import Graph


@dataclass(frozen=True, slots=True)
class Gap:
    """A thing that lacks something: `group` says what, `reason` why it is in it.

    `path` and `line` are where the thing stands or is first needed.
    """

    group: str
    iri: str
    label: str
    reason: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of one group: `title` and `meaning` tell what it is, `total` how many there are.

    `gaps` are the first of them, the gravest first, where fewer were asked for.
    """

    name: str
    title: str
    meaning: str
    total: int
    gaps: tuple[Gap, ...]


class Found(NamedTuple):
    """A gap as its group finds it; its label and place are looked up only if it is shown.

    `at` is the address whose place is shown, the thing itself when empty.
    """

    thing: str
    reason: str
    at: str = ""


Group = Callable[[Graph], Sequence[Found]]
"""Finds the gaps of one group, the gravest first; its docstring says what they are."""


def counted(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "note"), counted(3, "note")
    ('1 note', '3 notes')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
