"""How a claim stands, in words: what speaks for it, what against, what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kg.network.edges import Edge
from kg.network.grounds import Ground, Strength
from kg_site.footing import Footing
from kg_site.shelf import count

DEEPEST = 6
"""So many steps down is looked for premises that are contested."""

MOST = 200
"""So many things that hang on a claim are counted, and no more."""

FOR = frozenset(("supports", "confirms"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a claim stands: in a `word`, its `tone` (`for`, `against`, `open`, or nothing), in full.

    `against`, `support`, `premises`, `tests` and `hanging` are how many things speak against
    it, for it, hold it up, would settle it, hang on it.
    """

    word: str
    tone: str
    said: str
    against: int
    support: int
    premises: int
    tests: int
    hanging: int

    @property
    def is_contested(self) -> bool:
        """Whether something speaks against it, or against what it rests on."""
        return self.tone == "against"


def verdict(footing: Footing, claim: str) -> Verdict:
    """Say how the claim at an address stands."""
    around = footing.network.around(claim)
    inward = [edge for edge in around if edge.target == claim and edge.source != claim]
    found = _Found(
        against=footing.against(claim),
        support=_others(claim, (edge for edge in inward if edge.kind in FOR)),
        premises=frozenset(g.below for g in footing.grounds(claim) if _is_premise(g)),
        tests=_others(claim, (edge for edge in inward if edge.kind == "would settle")),
        hanging=len(hanging_on(footing, claim)),
        is_shaken=_is_shaken(footing, claim),
    )
    word, tone = found.word()
    said = ", ".join(found.said(claim))
    return Verdict(
        word, tone, said and said[0].upper() + said[1:] + ".",
        len(_others(claim, found.against)), len(found.support),
        len(found.premises), len(found.tests), found.hanging,
    )  # fmt: skip


def warning(footing: Footing, claim: str) -> str:
    """Return in words what a reader must know of a claim that is only named; mostly nothing."""
    kinds = {edge.kind for edge in footing.against(claim)}
    if "refutes" in kinds:
        return "refuted"
    if kinds - {"qualifies"}:
        return "contested"
    return "on contested ground" if _is_shaken(footing, claim) else ""


def hanging_on(footing: Footing, claim: str, most: int = MOST) -> tuple[str, ...]:
    """Return what stands on a claim, at once and through others, the nearest first."""
    found = {claim: None}
    waiting = [claim]
    while waiting and len(found) <= most:
        above = dict.fromkeys(g.above for one in waiting for g in footing.carried(one))
        waiting = [one for one in above if one not in found]
        found.update(dict.fromkeys(waiting))
    return tuple(found)[1 : most + 1]


def _is_premise(ground: Ground) -> bool:
    return ground.strength is Strength.NEEDS and ground.edge.kind != "claims"


def _is_shaken(footing: Footing, claim: str) -> bool:
    """Tell whether something that a claim needs is contested."""
    seen, layer = {claim}, [claim]
    for _ in range(DEEPEST):
        below = [g.below for one in layer for g in footing.grounds(one) if _is_premise(g)]
        layer = [one for one in dict.fromkeys(below) if one not in seen]
        seen.update(layer)
        if any(edge.kind != "qualifies" for one in layer for edge in footing.against(one)):
            return True
        if not layer:
            break
    return False


@dataclass(frozen=True, slots=True)
class _Found:
    """What bears on a claim: edges against it, things for it, under it, that would settle it."""

    against: Collection[Edge]
    support: Collection[str]
    premises: Collection[str]
    tests: Collection[str]
    hanging: int
    is_shaken: bool

    def word(self) -> tuple[str, str]:
        """Return in a word how the claim stands, and its tone: the first that is true."""
        kinds = {edge.kind for edge in self.against}
        states = (
            ("refuted", "against", "refutes" in kinds),
            ("contested", "against", kinds - {"qualifies"}),
            ("on contested ground", "against", self.is_shaken),
            ("qualified", "open", kinds),
            ("supported", "for", self.support),
            ("open to a test", "open", self.tests),
            ("on premises", "open", self.premises),
            ("carries others", "", self.hanging),
        )
        found = ((word, tone) for word, tone, is_true in states if is_true)
        return next(found, ("stands alone", ""))

    def said(self, claim: str) -> Iterator[str]:
        """Yield what bears on the claim, in numbers."""
        kinds: dict[str, list[Edge]] = {}
        for edge in self.against:
            kinds.setdefault(edge.read_from(claim).removeprefix("is "), []).append(edge)
        for words, edges in kinds.items():
            yield f"{words} {len(_others(claim, edges))}"
        if self.support:
            yield f"supported by {len(self.support)}"
        if self.premises:
            yield f"rests on {count(len(self.premises), 'premise')}"
        if self.is_shaken:
            yield "which is contested" if len(self.premises) == 1 else "of which some are contested"
        if self.tests:
            yield f"{count(len(self.tests), 'test')} would settle it"
        if self.hanging:
            more = "more than " * (self.hanging >= MOST)
            yield f"{more}{count(self.hanging, 'thing hangs', 'things hang')} on it"


def _others(claim: str, edges: Iterable[Edge]) -> frozenset[str]:
    return frozenset(edge.other(claim) for edge in edges)
