"""Numbers, years and days behind an operator, as what SPARQL must find `?value` to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from kg.find.expressions import Term, Value
from kg.find.periods import period
from kg.find.scope import Scope
from kg.graph.terms import literal

T = TypeVar("T", float, int, date)

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?\Z", re.ASCII)
_YEAR = re.compile(r"\d{1,4}\Z", re.ASCII)


def number(_: Scope, term: Term) -> str:
    """Compare with a number, or ask for one in a range."""

    def read(text: str) -> tuple[float, float] | None:
        return (float(text), float(text)) if _NUMBER.match(text) else None

    def write(value: float) -> str:
        return f"{value:.6f}".rstrip("0").rstrip(".")

    return _compared(term, "?value", read, write, none="no number", examples="3, or 2..3")


def year(_: Scope, term: Term) -> str:
    """Compare with a year, or ask for one in a range."""

    def read(text: str) -> tuple[int, int] | None:
        return (int(text), int(text)) if _YEAR.match(text) else None

    subject = "xsd:integer(STR(?value))"
    examples = "2019, 2018..2021 or 2018.."
    return _compared(term, subject, read, str, none="no year", examples=examples)


def day(scope: Scope, term: Term) -> str:
    """Compare with a day, a month or a year, or ask for one in a range."""

    def read(text: str) -> tuple[date, date] | None:
        return period(text, scope.today)

    def write(value: date) -> str:
        return literal(value.isoformat(), "xsd:date")

    examples = "2026-09-07, 2026-09, 2026, today, -7d or 2026-09.."
    none = "no day, month or year"
    return _compared(term, "?value", read, write, none=none, examples=examples)


def _compared(  # noqa: PLR0913 - what tells one type of ordered values from the others
    term: Term,
    subject: str,
    read: Callable[[str], tuple[T, T] | None],
    write: Callable[[T], str],
    *,
    none: str,
    examples: str,
) -> str:
    """Return the filter for what *read* makes of a value: the first and the last that it means."""
    low, high = _bounds(term)
    ends: list[tuple[T, T] | None] = []
    for end in (low, high):
        found = read(end.text) if end else None
        if end and found is None:
            raise end.place.error(f"'{end.text}' is {none}", _hint(end.text, examples))
        ends.append(found)
    tests = [f"{subject} {sign} {write(value)}" for sign, value in _tests(term, *ends)]
    return f"FILTER({' && '.join(tests)})"


def _bounds(term: Term) -> tuple[Value | None, Value | None]:
    """Return the two ends of a range; a value that is none is both of them."""
    value = term.value
    if not value.is_range:
        return value, value
    if term.operator not in ":=":
        raise value.place.error("a range stands behind ':'", f"write {term.field}:{value.text}")
    low, high = value.ends
    if not low and not high:
        raise value.place.error("a range has at least one end", "for instance 2018.. or ..2021")
    behind = replace(value.place, column=value.place.column + len(low) + 2)
    return Value(low, value.place) if low else None, Value(high, behind) if high else None


def _tests(
    term: Term, low: tuple[T, T] | None, high: tuple[T, T] | None
) -> Iterator[tuple[str, T]]:
    """Yield the comparisons that must hold."""
    match term.operator:
        case ">" | "<=" if high:
            yield term.operator, high[1]
        case ">=" | "<" if low:
            yield term.operator, low[0]
        case _ if low and high and low[0] == high[1]:
            yield "=", low[0]
        case _ if low and high and low[0] > high[1]:
            raise term.value.place.error("this range runs backwards", "the lower end comes first")
        case _:
            if low:
                yield ">=", low[0]
            if high:
                yield "<=", high[1]


def _hint(text: str, examples: str) -> str:
    if text[0] in "<>=":
        return "such an operator stands alone: field>=3, not field:>=3"
    return f"for instance {examples}"
