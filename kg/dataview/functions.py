"""The functions of Dataview that are known here; those that take patterns are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from kg.dataview.values import (
    Link,
    Value,
    as_date,
    as_number,
    checked,
    is_list,
    is_same,
    is_true,
    listed,
    order,
    text_of,
)

Function = Callable[..., Value]


def contains(whole: Value, part: Value = None) -> Value:
    """Tell whether a list holds a value (or a text that holds it), a text another."""
    if isinstance(whole, str):
        return text_of(part) in whole
    if isinstance(whole, Mapping):
        return text_of(part) in whole
    return any(
        part in one if isinstance(one, str) and isinstance(part, str) else is_same(one, part)
        for one in listed(whole)
    )


def econtains(whole: Value, part: Value = None) -> Value:
    """Tell whether a list holds exactly this value."""
    if isinstance(whole, str):
        return text_of(part) in whole
    return any(is_same(one, part) for one in listed(whole))


def icontains(whole: Value, part: Value = None) -> Value:
    """Do as `contains` does, without regard to case."""
    wanted = text_of(part).casefold()
    if isinstance(whole, str):
        return wanted in whole.casefold()
    return any(wanted in text_of(one).casefold() for one in listed(whole))


def containsword(whole: Value, part: Value = None) -> Value:
    """Tell whether a text holds this word."""
    wanted = text_of(part).casefold()
    return any(wanted in text_of(one).casefold().split() for one in listed(whole))


def length(value: Value) -> Value:
    """Count what a value holds."""
    return len(value) if isinstance(value, str | Mapping | Sequence) else int(value is not None)


def date(value: Value) -> Value:
    """Return the day in a value."""
    if isinstance(value, datetime):
        return value
    return as_date(value.shown if isinstance(value, Link) else text_of(value)[:19])


def number(value: Value) -> Value:
    """Return the number in a value."""
    return value if isinstance(value, int | float) else as_number(text_of(value).strip())


def dateformat(value: Value, form: Value) -> Value:
    """Write a date in Luxon's letters, as far as they are about days and hours."""
    found = date(value)
    if not isinstance(found, datetime):
        return None
    text = text_of(form)
    for letters, meant in _FORMS:
        text = text.replace(letters, found.strftime(meant))
    return text


_FORMS = (
    ("yyyy", "%Y"), ("MM", "%m"), ("dd", "%d"), ("HH", "%H"), ("mm", "%M"), ("ss", "%S"),
)  # fmt: skip


def default(value: Value, other: Value) -> Value:
    """Return *other* for nothing."""
    return other if value is None else value


def choice(test: Value, yes: Value, no: Value = None) -> Value:
    """Return one of two values."""
    return yes if is_true(test) else no


def join(value: Value, between: Value = ", ") -> Value:
    """Return the texts of a list as one."""
    return checked(text_of(between).join(text_of(one) for one in listed(value)))


def replace(text: Value, old: Value, new: Value) -> Value:
    """Put one text for another."""
    if not text_of(old) or len(text_of(text)) * (len(text_of(new)) + 1) > 10**7:
        return text
    return checked(text_of(text).replace(text_of(old), text_of(new)))


def rounded(value: Value, digits: Value = 0) -> Value:
    """Round a number."""
    places = digits if isinstance(digits, int) else 0
    found = round(cast("float", value), places)
    return found if places else int(found)


def ordered(value: Value, key: Value = None) -> Value:
    """Sort a list, by what a function gives if there is one."""
    by = key if callable(key) else lambda one: one
    return sorted(listed(value), key=lambda one: order(by(one)))


def unique(value: Value) -> Value:
    """Return each value of a list once."""
    return list({order(one): one for one in listed(value)}.values())


def flat(value: Value) -> Value:
    """Return the values of the lists in a list."""
    return [one for part in listed(value) for one in listed(part)]


def mapped(value: Value, function: Value) -> Value:
    """Return what a function gives for each value of a list."""
    return [cast("Function", function)(one) for one in listed(value)]


def filtered(value: Value, test: Value) -> Value:
    """Return the values of a list for which a function is true."""
    return [one for one in listed(value) if is_true(cast("Function", test)(one))]


def _tests(values: tuple[Value, ...]) -> list[bool]:
    if len(values) == 2 and callable(values[1]):
        return [is_true(values[1](one)) for one in listed(values[0])]
    return [is_true(one) for value in values for one in listed(value)]


def _numbers(values: tuple[Value, ...]) -> list[Value]:
    flat_ = [one for value in values for one in listed(value)]
    return [one for one in flat_ if one is not None]


def total(*values: Value) -> Value:
    """Add numbers, or durations."""
    found = _numbers(values)
    if found and isinstance(found[0], timedelta):
        return sum(cast("list[timedelta]", found), timedelta())
    return sum(cast("list[float]", found))


def average(*values: Value) -> Value:
    """Return the mean of numbers."""
    found = cast("list[float]", _numbers(values))
    return sum(found) / len(found) if found else None


def typeof(value: Value) -> Value:
    """Name the kind of a value."""
    kinds = (
        (bool, "boolean"), (str, "string"), (int | float, "number"), (datetime, "date"),
        (timedelta, "duration"), (Link, "link"), (Mapping, "object"), (Sequence, "array"),
    )  # fmt: skip
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def link(value: Value, shown: Value = None) -> Value:
    """Return a link under another name."""
    if isinstance(value, Link):
        return Link(value.address, text_of(shown) or value.shown, value.target)
    return text_of(shown) or value


FUNCTIONS: Mapping[str, Function] = {
    "all": lambda *v: all(_tests(v)),
    "any": lambda *v: any(_tests(v)),
    "array": lambda *v: list(v[0]) if len(v) == 1 and is_list(v[0]) else list(v),
    "average": average,
    "ceil": lambda v: int(-(-cast("float", v) // 1)),
    "choice": choice,
    "contains": contains,
    "containsword": containsword,
    "date": date,
    "dateformat": dateformat,
    "default": default,
    "dur": lambda v: v,
    "econtains": econtains,
    "endswith": lambda v, end: text_of(v).endswith(text_of(end)),
    "filter": filtered,
    "flat": flat,
    "floor": lambda v: int(cast("float", v) // 1),
    "icontains": icontains,
    "join": join,
    "ldefault": default,
    "length": length,
    "link": link,
    "list": lambda *v: list(v),
    "lower": lambda v: text_of(v).lower(),
    "map": mapped,
    "max": lambda *v: max(_numbers(v), key=order, default=None),
    "min": lambda *v: min(_numbers(v), key=order, default=None),
    "none": lambda *v: not any(_tests(v)),
    "nonnull": lambda *v: _numbers(v),
    "number": number,
    "replace": replace,
    "reverse": lambda v: listed(v)[::-1],
    "round": rounded,
    "sort": ordered,
    "startswith": lambda v, start: text_of(v).startswith(text_of(start)),
    "string": text_of,
    "striptime": lambda v: v.replace(hour=0, minute=0, second=0, microsecond=0),
    "substring": lambda v, start, end=None: text_of(v)[start:end],
    "sum": total,
    "trunc": lambda v: int(cast("float", v)),
    "typeof": typeof,
    "unique": unique,
    "upper": lambda v: text_of(v).upper(),
}
"""Each by its name; one that gets what it cannot use gives nothing."""
