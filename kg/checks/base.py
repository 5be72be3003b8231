"""What a check gives: findings, each with its place, and with edits where the remedy is certain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kg.diagnostics import Severity
from kg.index import Index


class Edit(NamedTuple):
    """New text for a span of a file; lines and columns as in `Diagnostic`."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found at one place; the rule's name and severity come with the rule.

    Lines and columns as in `Diagnostic`; 0 stands for the end of what was found: the line
    on which it begins, the column at which it begins. `severity` is set where this finding
    weighs other than its rule. `edits` mend it without guessing.
    """

    path: str
    line: int
    message: str
    help: str = ""
    column: int = 1
    end_line: int = 0
    end_column: int = 0
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()


Check: TypeAlias = Callable[[Index], Iterator[Finding]]
"""Looks at a vault's index; its docstring is the rule's page."""


def rule_name(check: Callable[..., object]) -> str:
    """Return the name of the rule that a function is."""
    return check.__name__.replace("_", "-")
