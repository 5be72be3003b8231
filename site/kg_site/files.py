"""A file of the site that is not a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file at `path`, relative to the site; `read` gives its bytes when they are needed."""

    path: str
    read: Callable[[], bytes]
