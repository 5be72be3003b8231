"""What stands on what, asked for again and again: everything is found out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from kg.network.edges import Edge
from kg.network.grounds import Ground, Strength, contested_by, grounded_on, grounds_of
from kg.network.loaded import Loaded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Footing:
    """The grounds of things, the claims that are said of a paper left out where nothing more is.

    Ten thousand claims of three thousand papers lead to the same sixty parts of the work, each
    with hundreds of edges: what was found for one of them is kept for the next.
    """

    network: Loaded
    _below: dict[str, tuple[Ground, ...]] = field(default_factory=dict)
    _above: dict[str, tuple[Ground, ...]] = field(default_factory=dict)
    _against: dict[str, tuple[Edge, ...]] = field(default_factory=dict)

    def grounds(self, thing: str) -> tuple[Ground, ...]:
        """Return what a thing stands on."""
        return _kept(self._below, thing, lambda: tuple(grounds_of(self.network, thing)))

    def carried(self, thing: str) -> tuple[Ground, ...]:
        """Return what stands on a thing, but not what a paper merely says."""
        return _kept(
            self._above,
            thing,
            lambda: tuple(g for g in grounded_on(self.network, thing) if not _is_reported(g)),
        )

    def against(self, thing: str) -> tuple[Edge, ...]:
        """Return the edges that speak against a thing."""
        return _kept(self._against, thing, lambda: contested_by(self.network, thing))


def _kept(known: dict[str, T], thing: str, find: Callable[[], T]) -> T:
    if thing not in known:
        known[thing] = find()
    return known[thing]


def _is_reported(ground: Ground) -> bool:
    """Tell whether all that holds a claim up here is that somebody says it."""
    return ground.edge.kind == "claims" and ground.strength is Strength.EITHER
