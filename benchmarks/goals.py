"""The goals, and a row of the table: what was measured, against which goal, floor or peer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FULL_SIZE = 10_000
"""Notes in the vault that the goals in seconds and bytes are set for."""


class Unit(StrEnum):
    """What a value is measured in; it is kept in seconds or bytes."""

    CPU = "CPU s"
    WALL = "s"
    MEMORY = "MB"
    WEIGHT = "KB"
    TIMES = "times"


_SCALE = {Unit.MEMORY: 1_000_000, Unit.WEIGHT: 1_000}


@dataclass(frozen=True, slots=True)
class Goal:
    """The most that something may cost: in *unit*, and in ratio to what is measured beside it.

    `bound` is in the unit that people read (megabytes, say); `at` are the notes that it is meant
    for: a smaller vault says nothing about it.
    """

    unit: Unit
    bound: float | None = None
    ratio: float | None = None
    at: int = FULL_SIZE


BUILD = Goal(Unit.CPU, 12, 1.5)
BUILD_WAIT = Goal(Unit.WALL, 9)
BUILD_MEMORY = Goal(Unit.MEMORY, 700)
UNCHANGED = Goal(Unit.WALL, 0.12, 2)
CHANGED = Goal(Unit.WALL, 0.2, 3)
WATCHED = Goal(Unit.WALL, 0.3)
ANSWER = Goal(Unit.WALL)
CHECK = Goal(Unit.CPU)
QUESTION = Goal(Unit.WALL, 0.02)
SLOWEST = Goal(Unit.WALL, 2)
QUESTION_PEER = Goal(Unit.WALL, ratio=1 / 20)
SITE = Goal(Unit.CPU, 20, 0.7)
SITE_BESIDE = Goal(Unit.CPU)
SITE_MEMORY = Goal(Unit.MEMORY, 700)
SITE_CHANGED = Goal(Unit.WALL, 1.5, 0.08)
GROWTH = Goal(Unit.TIMES, 1.2, at=0)
PAGE = Goal(Unit.WEIGHT, 100, at=0)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `value` and `beside` are seconds, bytes or a number of times; `against` names what was
    measured beside it; `why` says why there is no value, or what has to be known of it.
    """

    what: str
    notes: int
    goal: Goal
    value: float | None = None
    against: str = ""
    beside: float | None = None
    why: str = ""

    @property
    def measured(self) -> float | None:
        """The value in the unit that people read."""
        return None if self.value is None else self.value / _SCALE.get(self.goal.unit, 1)

    @property
    def bound(self) -> float | None:
        """The bound of the goal, where the vault has the size that it is meant for."""
        return self.goal.bound if self.notes >= self.goal.at else None

    @property
    def ratio(self) -> float | None:
        """How the value stands to what was measured beside it."""
        if self.value is None or not self.beside:
            return None
        return self.value / self.beside

    @property
    def met(self) -> bool | None:
        """Whether every part of the goal is met; `None` where there is none to judge."""
        if self.value is None:
            return False if self.bound or self.goal.ratio else None
        pairs = ((self.measured, self.bound), (self.ratio, self.goal.ratio))
        judged = [value <= most for value, most in pairs if value is not None and most is not None]
        return all(judged) if judged else None
