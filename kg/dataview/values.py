"""Values that Dataview knows, how they compare, and how they read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

LONGEST = 100_000
"""Characters of a text that a query may make."""

_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")


class NotAnswered(Exception):  # noqa: N818 - what is, not what went wrong
    """A query that is not answered here, and why."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads (an address), what it shows, and how it is written."""

    address: str
    shown: str
    target: str = ""


Value: TypeAlias = (
    "bool | int | float | str | datetime | timedelta | Link | Sequence[Value]"
    " | Mapping[str, Value] | Callable[..., Value] | None"
)


def is_true(value: Value) -> bool:
    """Tell whether a value counts as true: nothing, zero and what is empty does not."""
    return bool(value)


def as_date(text: str) -> datetime | None:
    """Return the day or moment that *text* is, `None` where it is none.

    >>> as_date("2024-02-30"), as_date("2024-05-31")
    (None, datetime.datetime(2024, 5, 31, 0, 0))
    """
    if not _DATE.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(f"{text}-01" if len(text) == 7 else text)
    except ValueError:
        return None


def as_number(text: str) -> int | float | None:
    """Return the number that *text* is, `None` where it is none."""
    if not _NUMBER.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)


def text_of(value: Value) -> str:  # noqa: C901 - one case a kind
    """Return a value as a text, as `string()` and a cell show it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() else f"{value:g}"
        case datetime():
            is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
            return value.strftime("%Y-%m-%d" if is_day else "%Y-%m-%d %H:%M")
        case timedelta():
            return _duration(value)
        case Link(target=target, shown=shown):
            return f"[[{target}]]" if target in {shown, ""} else f"[[{target}|{shown}]]"
        case str():
            return value
        case Mapping():
            return checked(", ".join(f"{k}: {text_of(v)}" for k, v in value.items()))
        case Sequence():
            return checked(", ".join(text_of(one) for one in value))
        case int():
            return str(value)
        case _:
            return "function"


def checked(text: str) -> str:
    """Return *text*. Raises `NotAnswered` when it is too long to go on with."""
    if len(text) > LONGEST:
        raise NotAnswered("a text in it grows too long")
    return text


def _duration(value: timedelta) -> str:
    days, seconds = value.days, value.seconds
    parts = ((days, "day"), (seconds // 3600, "hour"), (seconds // 60 % 60, "minute"))
    said = [f"{count} {name}{'s' * (count != 1)}" for count, name in parts if count]
    return ", ".join(said) or "0 days"


def order(value: Value) -> tuple[int, float, str]:
    """Return what values of all kinds are sorted by: kinds first, nothing before anything."""
    match value:
        case None:
            return (0, 0, "")
        case bool() | int() | float():
            return (1, float(value), "")
        case datetime():
            return (2, (value.replace(tzinfo=None) - datetime(1, 1, 1)).total_seconds(), "")  # noqa: DTZ001
        case timedelta():
            return (3, value.total_seconds(), "")
        case Link(shown=shown):
            return (4, 0, shown.casefold())
        case _:
            return (4, 0, text_of(value).casefold())


def is_same(a: Value, b: Value) -> bool:
    """Tell whether two values are equal; links are when they lead to the same place."""
    if isinstance(a, Link) and isinstance(b, Link):
        return a.address == b.address
    if isinstance(a, datetime) and isinstance(b, str):
        return text_of(a) == b
    if isinstance(b, datetime) and isinstance(a, str):
        return text_of(b) == a
    if is_list(a) and is_list(b):
        return len(a) == len(b) and all(is_same(x, y) for x, y in zip(a, b, strict=True))  # type: ignore[arg-type]
    return (type(a) is type(b) or (_is_number(a) and _is_number(b))) and a == b


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_list(value: Value) -> bool:
    """Tell whether a value is a list."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def listed(value: Value) -> list[Value]:
    """Return a value as a list: itself, what it holds, or nothing."""
    if value is None:
        return []
    return list(value) if is_list(value) else [value]  # type: ignore[arg-type]


def member(value: Value, name: str) -> Value:
    """Return the field *name* of a value; of a list, those of all that it holds."""
    match value:
        case Mapping():
            return value[name] if name in value else value.get(key_of(name))
        case datetime() if name in ("year", "month", "day", "hour", "minute", "second", "weekday"):
            return value.isoweekday() if name == "weekday" else int(getattr(value, name))
        case timedelta() if name in ("days", "hours", "minutes", "seconds"):
            unit = {"days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}[name]
            return value.total_seconds() / unit
        case Link(address=address) if name == "path":
            return value.target or address
        case str() | None:
            return None
        case Sequence():
            found = [member(one, name) for one in value]
            return [x for one in found for x in (one if is_list(one) else [one])]  # type: ignore[union-attr]
        case _:
            return None


def key_of(name: str) -> str:
    """Return a field's name as it is compared: `Due Date` is `due-date`."""
    return "-".join(name.strip().casefold().split())
