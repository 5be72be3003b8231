"""What falls and what is weakened when things are refuted."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from enum import StrEnum

from kg.network.grounds import Ground, Strength, grounded_on, grounds_of
from kg.network.loaded import Surroundings


class Status(StrEnum):
    """How a thing stands once others have been refuted."""

    HOLDS = "holds"
    WEAKENED = "weakened"
    FALLS = "falls"


_ORDER = tuple(Status)


def consequences(network: Surroundings, refuted: Collection[str]) -> Mapping[str, Status]:
    """Return what no longer holds if the things at *refuted* do not, they themselves too.

    A thing falls when something that it needs has fallen, or everything that held it up;
    it is weakened when a part of that has. The least such state: what holds itself up in
    a circle is not felled by the circle.
    """
    known = dict.fromkeys(refuted, Status.FALLS)
    waiting = deque(refuted)
    while waiting:
        below = waiting.popleft()
        for above in dict.fromkeys(ground.above for ground in grounded_on(network, below)):
            if above not in refuted:
                status = _status(tuple(grounds_of(network, above)), known, refuted)
                if _ORDER.index(status) > _ORDER.index(known.get(above, Status.HOLDS)):
                    known[above] = status
                    waiting.append(above)
    return known


def _status(
    grounds: Collection[Ground], known: Mapping[str, Status], refuted: Collection[str]
) -> Status:
    """Return how a thing stands on *grounds*.

    That a paper says something holds a claim up only where nothing else does, and is taken
    away only by refuting the paper itself: a paper whose core claim fell may still be right
    in another.
    """
    fallen = {g.below for g in grounds if known.get(g.below) is Status.FALLS}
    shaken = {g.below for g in grounds if g.below in known}
    said = {g.below for g in grounds if g.strength is Strength.EITHER and g.edge.kind == "claims"}
    needs = {g.below for g in grounds if g.strength is Strength.NEEDS}
    leans = {g.below for g in grounds if g.strength is Strength.LEANS}
    either = {g.below for g in grounds if g.strength is Strength.EITHER} - said
    withdrawn = said & set(refuted)
    if needs & fallen or (either and either <= fallen):
        return Status.FALLS
    if not either and said and said <= withdrawn:
        return Status.FALLS
    if (needs | either) & shaken or withdrawn or leans & fallen:
        return Status.WEAKENED
    return Status.HOLDS
