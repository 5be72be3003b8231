"""What is to be done to the files of a vault, before any of them is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.moving.originals import Originals


class Replacement(NamedTuple):
    """New text for `[start, end)` of a file's text as it stands there, in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Edits of files, by the paths that they have now; files that move; files that come and go.

    `what` says what it is all for: `the rename of a.md to b.md`; `originals` are the files as
    they were when it was made. `remarks` are what the user should know of it.
    """

    what: str
    originals: Originals
    edits: Mapping[str, tuple[Replacement, ...]] = field(default_factory=dict)
    moves: Mapping[str, str] = field(default_factory=dict)
    created: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def edited(text: str, replacements: Iterable[Replacement]) -> str:
    """Return *text* with *replacements* made; all else stays as it is.

    >>> edited("see [[a]]", [Replacement(6, 7, "b"), Replacement(6, 7, "b")])
    'see [[b]]'
    """
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(set(replacements)):
        if start < at:
            raise ValueError(f"two edits of {text[start:end]!r}")
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
