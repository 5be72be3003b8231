"""An expression of the short query language, taken apart: what was written, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kg.errors import FindError


@dataclass(frozen=True, slots=True)
class Place:
    """A character of an expression, counted from 0; `find` names the saved find it stands in."""

    expression: str
    column: int
    find: str = ""

    def error(self, message: str, hint: str = "") -> FindError:
        """Return the error that points here."""
        inside = f"in the saved find '{self.find}': " if self.find else ""
        return FindError(self.expression, self.column, f"{inside}{message}", hint)


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind an operator; a range (`2018..2021`) is one where ranges are taken."""

    text: str
    place: Place
    is_range: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """The two ends of a range; either may be empty."""
        low, _, high = self.text.partition("..")
        return low, high


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or in quotes a phrase: what title, aliases or text must say."""

    text: str
    is_phrase: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """A field, one of `: = ~ > >= < <=`, and a value."""

    field: str
    operator: str
    value: Value
    place: Place


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Expression


@dataclass(frozen=True, slots=True)
class And:
    """What must hold together; without parts, everything does."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What of which one must hold."""

    parts: tuple[Expression, ...]


Condition: TypeAlias = Words | Term
Expression: TypeAlias = Condition | Not | And | Or
