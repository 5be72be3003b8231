"""Checks of what was not read."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks.base import Finding
from kg.index import Index
from kg.query import rows

_UNREAD = "SELECT ?path ?line WHERE { ?n kg:unreadLine ?line ; kg:sourcePath ?path }"


def unread_lines(index: Index) -> Iterator[Finding]:
    """Lines of a structured note that no reader understood.

    Why: they are found by full text, but they say nothing in the graph. One finding
    stands for each run of such lines.

        ## Related Notes
        to be done

    Instead: put free text under a heading of its own, or in the form that the section
    has (`kg explain literature` lists the sections of a note type).
    """
    lines: dict[str, list[int]] = {}
    for row in rows(index.store, index.config.base, _UNREAD):
        lines.setdefault(row["path"], []).append(int(row["line"]))
    for path, numbers in sorted(lines.items()):
        for first, last in _runs(sorted(numbers)):
            many = f"{last - first + 1} lines are" if last > first else "this line is"
            yield Finding(
                path=path,
                line=first,
                end_line=last,
                message=f"{many} not understood by the section they stand in",
                help="see `kg explain unread-lines`",
            )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Join numbers that follow each other.

    >>> _runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
