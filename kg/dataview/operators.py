"""What stands between the values of an expression: operators, members, calls, functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kg.dataview.functions import FUNCTIONS
from kg.dataview.queries import Candidate, Expression, From, Scope
from kg.dataview.values import (
    NotAnswered,
    Value,
    as_date,
    checked,
    is_list,
    is_same,
    is_true,
    member,
    order,
    text_of,
)

_AND = frozenset(("and", "&", "&&"))
_OR = frozenset(("or", "|", "||"))
_UNIT = re.compile(r"([\d.]+)\s*([a-z]+)", re.IGNORECASE)
_DAYS = {"y": 365.0, "mo": 30.0, "w": 7.0, "d": 1.0, "h": 1 / 24, "m": 1 / 1440, "s": 1 / 86_400}


@dataclass(frozen=True, slots=True)
class Field:
    """A bare name."""

    name: str

    def __call__(self, scope: Scope) -> Value:
        """Return what it means in *scope*."""
        scope.step()
        return scope.get(self.name)


@dataclass(frozen=True, slots=True)
class Member:
    """`value.name`."""

    value: Expression
    name: str

    def __call__(self, scope: Scope) -> Value:
        """Return the field of the value."""
        return member(self.value(scope), self.name)


def constant(value: Value) -> Expression:
    """Return what is always *value*."""
    return lambda _: value


def joined(sources: Sequence[From], words: Sequence[str]) -> From:
    """Join sources from the left, as Dataview does."""

    def holds(note: Candidate) -> bool:
        found = sources[0](note)
        for source, word in zip(sources[1:], words, strict=True):
            found = (found and source(note)) if word in _AND else (found or source(note))
        return found

    return holds


def left_out(source: From) -> From:
    """Return the notes that *source* does not have."""
    return lambda note: not source(note)


def chained(parts: Sequence[Expression], words: Sequence[str]) -> Expression:
    """Join values by operators of one rank, from the left."""

    def value(scope: Scope) -> Value:
        found = parts[0](scope)
        for part, word in zip(parts[1:], words, strict=True):
            scope.step()
            if word in _AND:
                found = is_true(found) and is_true(part(scope))
            elif word in _OR:
                found = is_true(found) or is_true(part(scope))
            else:
                found = _joined(found, word, part(scope))
        return found

    return value


def _joined(a: Value, word: str, b: Value) -> Value:
    match word:
        case "=":
            return is_same(a, b)
        case "!=":
            return not is_same(a, b)
        case "<":
            return order(a) < order(b)
        case ">":
            return order(a) > order(b)
        case "<=":
            return order(a) <= order(b)
        case ">=":
            return order(a) >= order(b)
        case _:
            return _computed(a, word, b)


def _computed(a: Value, word: str, b: Value) -> Value:
    try:
        match (a, word, b):
            case (datetime(), "+", timedelta()):
                return a + b
            case (datetime(), "-", timedelta()):
                return a - b
            case (datetime(), "-", datetime()):
                return a - b
            case (timedelta(), "+", timedelta()):
                return a + b
            case (int() | float(), _, int() | float()):
                return _number(a, word, b)
            case (None, _, _) | (_, _, None) if not isinstance(a, str) and not isinstance(b, str):
                return None
            case (_, "+", _) if is_list(a) and is_list(b):
                return [*a, *b]  # type: ignore[misc]
            case (_, "+", _):
                return checked(text_of(a) + text_of(b))
            case _:
                return None
    except (OverflowError, ValueError):
        return None


def _number(a: float, word: str, b: float) -> Value:
    match word:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return float(a) * b
        case "/":
            return a / b if b else None
        case _:
            return a % b if b else None


def opposite(value: Expression) -> Expression:
    """Return `!value`."""
    return lambda scope: not is_true(value(scope))


def negative(value: Expression) -> Expression:
    """Return `-value`."""

    def less(scope: Scope) -> Value:
        found = value(scope)
        return -found if isinstance(found, int | float | timedelta) else None

    return less


def indexed(value: Expression, at: Expression) -> Expression:
    """Return `value[at]`."""

    def found(scope: Scope) -> Value:
        whole, index = value(scope), at(scope)
        if isinstance(index, int) and is_list(whole):
            several: Sequence[Value] = whole  # type: ignore[assignment]
            return several[index] if -len(several) <= index < len(several) else None
        return member(whole, text_of(index))

    return found


def called(function_: Expression, arguments: Sequence[Expression]) -> Expression:
    """Return a call. Raises `NotAnswered` for a function that is not known."""
    name = function_.name.lower() if isinstance(function_, Field) else ""
    if name == "date" and len(arguments) == 1 and isinstance(arguments[0], Field):
        return _day_named(arguments[0])
    known = FUNCTIONS.get(name)
    if known is None:
        raise NotAnswered(f"the function '{name or 'that is called'}' is not known here")

    def result(scope: Scope) -> Value:
        scope.step()
        given = [argument(scope) for argument in arguments]
        try:
            return known(*given)
        except (TypeError, ValueError, OverflowError, AttributeError, ZeroDivisionError):
            return None

    return result


def function(names: Sequence[Expression], body: Expression) -> Expression:
    """Return `(a, b) => body`. Raises `NotAnswered` unless all of *names* are names."""
    if not all(isinstance(name, Field) for name in names):
        raise NotAnswered("before '=>' stand names")
    words = [name.name for name in names if isinstance(name, Field)]

    def made(scope: Scope) -> Value:
        def apply(*given: Value) -> Value:
            scope.step()
            return body(scope.with_names(dict(zip(words, given, strict=False))))

        return apply

    return made


def dated(text: str) -> Expression:
    """Return a day that is written out. Raises `NotAnswered` for one of no calendar."""
    day = as_date(text)
    if day is None:
        raise NotAnswered(f"'{text}' is no day of the calendar")
    return constant(day)


def duration(text: str) -> timedelta:
    """Return how long `3 days` is; months have 30 days here, years 365."""
    found = _UNIT.match(text)
    count, unit = (float(found[1]), found[2].lower()) if found else (0.0, "d")
    days = _DAYS["mo" if unit.startswith("mo") else unit[0]]
    return timedelta(days=min(count * days, 900_000_000))


def _day_named(field: Field) -> Expression:
    """Return `date(today)` and its kin, else the date in a field."""

    def day(scope: Scope) -> Value:
        now = datetime.now()  # noqa: DTZ005 - the reader's own day
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        month = today.replace(day=1)
        after = (month + timedelta(days=32)).replace(day=1)
        named = {
            "now": now,
            "today": today,
            "tomorrow": today + timedelta(days=1),
            "yesterday": today - timedelta(days=1),
            "sow": today - timedelta(days=today.weekday()),
            "eow": today + timedelta(days=6 - today.weekday()),
            "som": month,
            "eom": after - timedelta(days=1),
            "soy": month.replace(month=1),
            "eoy": month.replace(month=12, day=31),
        }
        known = named.get(field.name.lower())
        return known or FUNCTIONS["date"](field(scope))

    return day
