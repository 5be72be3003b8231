"""What reading one PDF may cost: a stranger's file takes no more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a PDF is read, and how much that may take.

    A file of more than `bytes` is refused. Of one with more than `pages` or `characters`, or
    that takes more than `seconds`, the rest is left out, and said to be. Who takes `patience`
    seconds or more `memory` than this, in bytes beside the file itself, is given up.
    """

    bytes: int = 300_000_000
    pages: int = 3_000
    characters: int = 8_000_000
    seconds: float = 40.0
    patience: int = 60
    memory: int = 2_000_000_000


LIMITS = Limits()
"""What is allowed, where nothing else is said."""
