"""How often Python looks for cycles while a vault is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (100_000, 20, 20)
"""New objects until the young are looked through, and such looks until the older ones are."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look for cycles seldom: what is read grows with the vault, and nearly all of it stays.

    Not never: a note that was stated is a cycle, which would stay with all its triples.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
