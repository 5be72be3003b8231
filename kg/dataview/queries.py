"""A query, taken apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from kg.dataview.values import Value


class Scope(Protocol):
    """What an expression is asked of: the fields of one row, and what links mean."""

    def get(self, name: str) -> Value:
        """Return a field of the row, or a name that a function was given."""

    def link(self, target: str) -> Value:
        """Return what `[[target]]` means."""

    def with_names(self, names: dict[str, Value]) -> Scope:
        """Return a scope in which *names* mean something else."""

    def step(self) -> None:
        """Count a step. Raises `NotAnswered` when there were too many."""


class Candidate(Protocol):
    """A note, as a source asks of it."""

    def has_tag(self, tag: str) -> bool:
        """Tell whether the note has *tag* or one below it."""

    def is_in(self, folder: str) -> bool:
        """Tell whether the note lies in *folder*, or is it."""

    def links_to(self, target: str) -> bool:
        """Tell whether the note links to what `[[target]]` means."""

    def is_linked_from(self, target: str) -> bool:
        """Tell whether what `[[target]]` means links to the note."""


Expression: TypeAlias = Callable[[Scope], Value]
From: TypeAlias = Callable[[Candidate], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """An expression and what it is called."""

    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Where:
    """Keep the rows for which `test` is true."""

    test: Expression


@dataclass(frozen=True, slots=True)
class Sort:
    """Order the rows; each key rises or falls."""

    keys: tuple[tuple[Expression, bool], ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """Keep the first rows."""

    count: Expression


@dataclass(frozen=True, slots=True)
class Group:
    """Make one row of all that agree in a value."""

    by: Column


@dataclass(frozen=True, slots=True)
class Flatten:
    """Make one row of each value of a list."""

    by: Column


Command: TypeAlias = Where | Sort | Limit | Group | Flatten


@dataclass(frozen=True, slots=True)
class Query:
    """`kind` is `table`, `list` or `task`; `source` tells which notes are asked."""

    kind: str
    columns: tuple[Column, ...]
    has_id: bool
    source: From | None
    commands: tuple[Command, ...]
