"""What the arguments in the notes come to: how claims stand, what is contested beneath what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.network.loaded import Loaded
from kg_site.argument_trees import claimants, maker
from kg_site.footing import Footing
from kg_site.graphs.leading import leads_to
from kg_site.knowledge import Claim
from kg_site.shelf import Shelf
from kg_site.verdicts import Verdict, hanging_on, verdict
from kg_site.views import Ref


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim that has a page, who makes it, and how it stands."""

    claim: Claim
    ref: Ref
    who: tuple[Ref, ...]
    verdict: Verdict

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """What is contested first, then that on which much hangs, then what is supported."""
        it = self.verdict
        weight = (not it.is_contested, -it.against, -it.hanging - it.support)
        return (*weight, self.claim.iri)


@dataclass(frozen=True, slots=True)
class Beneath:
    """What is to be known of the ground that a part of the work stands on.

    `contested` are claims and papers beneath it that something speaks against, with how many;
    `bare` are claims it rests on that nothing supports.
    """

    contested: tuple[tuple[Ref, int], ...] = ()
    bare: tuple[Ref, ...] = ()


@lru_cache(maxsize=1)
def footing(shelf: Shelf) -> Footing:
    """Return what stands on what; asking it costs no look into the store."""
    return Footing(Loaded(shelf.edges_of, shelf.things, shelf.knowledge.roles))


@lru_cache(maxsize=1)
def standings(shelf: Shelf) -> tuple[Standing, ...]:
    """Return how each claim that has a page stands: what is contested first."""
    ground = footing(shelf)
    found = (
        Standing(
            claim,
            shelf.ref(iri),
            tuple(maker(shelf, source) for source in claimants(shelf, iri)),
            verdict(ground, iri),
        )
        for iri, claim in shelf.knowledge.claims.items()
        if iri in shelf.things
    )
    return tuple(sorted(found, key=lambda standing: standing.rank))


def contested(shelf: Shelf) -> tuple[Standing, ...]:
    """Return the claims that something speaks against, what most speaks against first."""
    return tuple(one for one in standings(shelf) if one.verdict.is_contested)


@lru_cache(maxsize=1)
def beneath(shelf: Shelf) -> Mapping[str, Beneath]:
    """Return what is contested or bare beneath each artifact, by its address.

    Found from what is contested upwards, once for all: the cost is that of the arguments,
    not that of everything the work stands on.
    """
    ground = footing(shelf)
    above: dict[str, list[tuple[Ref, int]]] = {}
    for iri, number in _contested_things(ground, shelf).items():
        it = Ref(shelf.name(iri), leads_to(shelf, ground.network.node(iri)))
        for one in hanging_on(ground, iri):
            above.setdefault(one, []).append((it, number))
    return {
        artifact: Beneath(
            tuple(sorted(above.get(artifact, ()), key=lambda it: (-it[1], it[0].text))),
            tuple(_bare(shelf, ground, artifact)),
        )
        for artifact in shelf.knowledge.artifacts
    }


def idle(shelf: Shelf) -> tuple[str, ...]:
    """Return the papers that were read and support nothing: no part of the work, no claim."""
    ground = footing(shelf)
    read = (iri for iri in shelf.knowledge.papers if iri in shelf.notes_on)
    return tuple(iri for iri in read if iri in shelf.things and not _bears(ground, iri))


def _bears(ground: Footing, paper: str) -> bool:
    """Tell whether a paper, or a claim it makes, holds something up."""
    around = ground.network.around(paper)
    own = {paper, *(e.target for e in around if e.kind == "claims" and e.source == paper)}
    return any(above not in own for one in own for above in hanging_on(ground, one, most=8))


def _contested_things(ground: Footing, shelf: Shelf) -> dict[str, int]:
    things = (*shelf.knowledge.claims, *shelf.knowledge.papers)
    there = (iri for iri in things if iri in ground.network.nodes)
    found = ((iri, len({edge.other(iri) for edge in ground.against(iri)})) for iri in there)
    return {iri: number for iri, number in found if number}


def _bare(shelf: Shelf, ground: Footing, artifact: str) -> Iterator[Ref]:
    """Yield the claims that an artifact rests on by itself and that nothing supports."""
    for one in ground.grounds(artifact):
        node = ground.network.node(one.below)
        if node.kind == "claim" and not verdict(ground, node.iri).support:
            yield Ref(shelf.name(node.iri), leads_to(shelf, node))
