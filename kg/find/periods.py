"""Days as people write them: `2026`, `2026-09`, `2026-09-07`, `today`, `-7d`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
_AGO = re.compile(r"-(\d{1,4})([dwmy])\Z", re.ASCII)
_DAYS = {"d": 1, "w": 7}

Period = tuple[date, date]
"""First and last day."""


def period(text: str, today: date) -> Period | None:
    """Return the days that *text* means, `None` where it means none.

    >>> period("2024-02", date(2026, 1, 1))
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> period("-1m", date(2026, 3, 31)) == period("2026-02-28", date(2026, 1, 1))
    True
    """
    try:
        if found := _WRITTEN.match(text):
            return _written(*(int(part) if part else 0 for part in found.groups()))
        if day := _day(text.lower(), today):
            return day, day
    except (ValueError, OverflowError):
        return None  # no such day
    return None


def _written(year: int, month: int, day: int) -> Period:
    if day:
        return date(year, month, day), date(year, month, day)
    first, last = month or 1, month or 12
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _day(text: str, today: date) -> date | None:
    if text == "today":
        return today
    if text == "yesterday":
        return today - timedelta(days=1)
    if found := _AGO.match(text):
        many, unit = int(found[1]), found[2]
        if unit in _DAYS:
            return today - timedelta(days=many * _DAYS[unit])
        return _months_before(today, many * (12 if unit == "y" else 1))
    return None


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
