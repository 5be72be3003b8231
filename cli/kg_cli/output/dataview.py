"""Answers to the Dataview queries of a note: objects, and plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg_cli.output.safety import one_line

if TYPE_CHECKING:
    from kg.dataview import Answer, Cell, Row


def as_json(answers: Sequence[Answer]) -> list[Mapping[str, object]]:
    """Return the object of each answer; a cell is its text."""
    return [
        {
            "line": answer.line,
            "kind": answer.kind,
            "columns": list(answer.columns),
            "rows": [[said(cell) for cell in row.cells] for row in answer.rows],
            "more": answer.more,
            "problem": answer.problem,
        }
        for answer in answers
    ]


def answer_title(answer: Answer) -> str:
    """Return the heading over an answer."""
    if answer.problem:
        return f"dataview, line {answer.line}: not answered, {one_line(answer.problem)}"
    count = len(answer.rows) + answer.more
    return f"dataview, line {answer.line}: {count} {'row' if count == 1 else 'rows'}"


def rows_shown(answer: Answer) -> Iterator[list[str]]:
    """Yield the cells of each row, those of a table below its columns."""
    if answer.columns and answer.rows:
        yield [one_line(name) for name in answer.columns]
    for row in answer.rows:
        yield _cells(answer, row)


def plain_lines(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield the lines of all answers for a pipe."""
    for answer in answers:
        yield f"{answer_title(answer)}:" if answer.rows else answer_title(answer)
        for cells in rows_shown(answer):
            yield f"  {' | '.join(cells)}".rstrip()


def _cells(answer: Answer, row: Row) -> list[str]:
    cells = [one_line(said(cell)) for cell in row.cells]
    if answer.kind != "task":
        return cells
    text = f"[{one_line(row.status) or ' '}] {cells[0]}"
    return [*([one_line(row.group)] if row.group else []), text, *cells[1:]]


def said(cell: Cell) -> str:
    """Return a cell as one text."""
    return "".join(piece.text for piece in cell)
