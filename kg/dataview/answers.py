"""What a query gives: rows of cells, each cell in pieces with the addresses they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.dataview.values import Link, Value, is_list, listed, text_of


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a cell, and the address of what they lead to."""

    text: str
    address: str = ""


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an answer; `status` is the mark in the box of a task, `group` its group."""

    cells: tuple[Cell, ...]
    status: str = ""
    group: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query in a note gives.

    `line` and `end_line` are where the block stands; `kind` is `table`, `list` or `task`;
    `problem` is empty, or why there is no answer. `more` counts rows that are not shown.
    """

    line: int
    end_line: int
    query: str
    kind: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problem: str = ""
    more: int = 0


def tasks(values: Mapping[str, Value], *, is_grouped: bool) -> list[Row]:
    """Return the tasks of a row, of a group all of them."""
    inner = listed(values.get("rows")) if is_grouped else [values]
    group = text_of(values.get("key")) if is_grouped else ""
    return [_task(one, group) for one in inner if isinstance(one, Mapping)]


def _task(values: Mapping[str, Value], group: str) -> Row:
    line = values.get("line")
    link = values.get("link")
    said = (cell(values.get("text")), cell(link))
    place = text_of(values.get("path"))
    number = line if isinstance(line, int) else 0
    return Row(said, text_of(values.get("status")), group, place, number)


def cell(value: Value) -> Cell:
    """Return a value in pieces, links with their addresses."""
    if isinstance(value, Link):
        return (Piece(value.shown, value.address),)
    if is_list(value):
        pieces: list[Piece] = []
        for one in listed(value):
            pieces += [Piece(", ")] if pieces else []
            pieces += cell(one)
        return tuple(pieces)
    text = text_of(value)
    return (Piece(text),) if text else ()
