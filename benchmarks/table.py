"""The table: rows as Markdown, and where the README keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.goals import Goal, Row

BEGIN, END = "<!-- speed -->", "<!-- /speed -->"
"""What stands between these lines of the README is written by `make bench`."""

_HEAD = (
    "| | notes | measured | goal | beside it, in the same run | ratio | goal | |",
    "|---|--:|--:|--:|---|--:|--:|---|",
)
_VERDICTS = {True: "met", False: "**not met**", None: ""}


def table(rows: Iterable[Row]) -> str:
    """Return *rows* as a table in Markdown, their remarks below it."""
    rows = list(rows)
    remarks = [f"{row.what}: {row.why}." for row in rows if row.why]
    return "\n".join([*_HEAD, *map(line, rows), *(["", *remarks] if remarks else []), ""])


def line(row: Row) -> str:
    """Return one line of the table."""
    cells = (
        row.what,
        f"{row.notes:,}",
        _amount(row.measured, row.goal),
        f"≤ {_amount(row.bound, row.goal)}" if row.bound is not None else "",
        _beside(row),
        "" if row.ratio is None else _number(row.ratio),
        "" if row.goal.ratio is None else f"≤ {_number(row.goal.ratio)}",
        _VERDICTS[row.met],
    )
    return f"| {' | '.join(cells)} |"


def written(page: str, text: str) -> str:
    """Return *page* with *text* between its two marks. Raises `ValueError` without them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the page has no place for the table: {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{text.rstrip()}\n{END}{after}"


def write(file: Path, text: str) -> None:
    """Write *text* between the two marks of *file*. Raises `ValueError` without them."""
    file.write_text(written(file.read_text("utf-8"), text), "utf-8")


def _amount(value: float | None, goal: Goal) -> str:
    return "not measured" if value is None else f"{_number(value)} {goal.unit}"


def _beside(row: Row) -> str:
    if row.beside is None:
        return row.against
    return f"{row.against}: {_number(row.beside)} {row.goal.unit}"


def _number(value: float) -> str:
    """Write three digits, and no power of ten.

    >>> _number(0.01234), _number(4.0), _number(1234.5)
    ('0.0123', '4', '1,234')
    """
    if value >= 100:
        return f"{value:,.0f}"
    text = f"{value:.3g}"
    return f"{value:.6f}" if "e" in text else text
