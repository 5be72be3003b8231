"""What each reason to read something weighs: the one place where suggestions are weighed.

Where a reason leans on something that was read, its weight is multiplied by how relevant
that is: its stars of the most that can be given, or `UNRATED`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "opposes": 5.0,  # it speaks against, or limits, a premise that others rest on
        "begun": 4.0,  # its note says that it is being read; times its own stars
        "defines": 3.0,  # its title or summary names a concept that nobody defines
        "waiting": 3.0,  # its note says that it waits to be read; times its own stars
        "cited": 2.0,  # something that was read cites it; times the stars of that
        "cites": 1.5,  # it cites something that was read; times the stars of that
        "linked": 1.0,  # a note links to it, and it has none yet; times the stars of that
        "co-cited": 0.5,  # somebody cites it beside something that was read; times its stars
    }
)
"""The weight of each reason; those of one suggestion are added up."""

UNRATED = 0.3
"""How relevant, from 0 to 1, something counts that was given no stars."""
