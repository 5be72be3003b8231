"""JSON that nobody vouches for: what is looked for, or an empty value of its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

_UNFIT = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold."""


class Unreadable(Exception):  # noqa: N818 - it names what an answer is
    """An answer is not of the form that its service documents."""


def parsed(data: bytes) -> Mapping[str, object]:
    """Return the object of JSON in *data*. Raises `Unreadable`."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        start = " ".join(data[:60].decode("utf-8", "replace").split())
        raise Unreadable(f"answered with what is no JSON: '{start}'") from None
    if not isinstance(value, dict):
        raise Unreadable("answered with JSON of another form")
    return value


def value_at(value: object, *path: str | int) -> object:
    """Return what lies at *path*, `None` where nothing does.

    >>> value_at({"issued": {"date-parts": [[2019]]}}, "issued", "date-parts", 0, 0)
    2019
    """
    for step in path:
        match value, step:
            case dict(), str():
                value = value.get(step)
            case list(), int() if step < len(value):
                value = value[step]
            case _:
                return None
    return value


def text_at(value: object, *path: str | int) -> str:
    """Return the text, or the number as text, at *path*; else an empty one."""
    found = value_at(value, *path)
    if isinstance(found, str):
        return _UNFIT.sub("\ufffd", found)
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def list_at(value: object, *path: str | int) -> Sequence[object]:
    """Return the list at *path*, else an empty one."""
    found = value_at(value, *path)
    return found if isinstance(found, list) else ()


def count_at(value: object, *path: str | int) -> int:
    """Return the number at *path* if it counts something, else 0."""
    found = value_at(value, *path)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0
