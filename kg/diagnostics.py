"""What is wrong in a vault, where it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters: only an error fails `kg check`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding of one rule.

    `path` is relative to the vault; lines and columns count from 1, columns in
    characters; `end_column` is the column after the last character.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    severity: Severity
    message: str
    help: str = ""

    def __str__(self) -> str:
        """Return the one-line form that tests and terminals share.

        >>> str(Diagnostic("a.md", 4, 7, 4, 20, "dangling-link", Severity.ERROR,
        ...     "no note is called 'jones2091'", "did you mean 'jones2019'?"))
        "a.md:4:7: error[dangling-link] no note is called 'jones2091'"
        """
        return f"{self.path}:{self.line}:{self.column}: {self.severity}[{self.rule}] {self.message}"
