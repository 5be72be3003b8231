"""The shape of a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from kg.diagnostics import Diagnostic
from kg.index import Index

Check: TypeAlias = Callable[[Index], Iterator[Diagnostic]]
"""Looks at a vault's index; its docstring is the rule's page."""


def rule_name(check: Check) -> str:
    """Return the name of the rule that a function is."""
    return check.__name__.replace("_", "-")
