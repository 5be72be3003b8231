"""Trees of what stands on what: upwards to what falls, downwards to the sources."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.network.consequences import Status, consequences
from kg.network.edges import Edge, Node
from kg.network.grounds import Ground, Strength, contested_by, grounded_on, grounds_of
from kg.network.loaded import Surroundings


@dataclass(frozen=True, slots=True)
class Step:
    """How a thing hangs on the one above it in a tree: `said` reads from that one to this."""

    said: str
    strength: Strength
    edge: Edge


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing in a tree of what stands on what.

    `step` is how it hangs on the thing above (`None` for the root); `held_by` is what still
    holds it up by itself; `contested` are the edges that speak against it, each with the
    thing that does; `below` is the rest of the tree. A thing stands in a tree once, where
    the shortest chain reaches it. `is_cut`: the tree was not grown beyond it.
    """

    node: Node
    status: Status
    step: Step | None
    held_by: tuple[Node, ...]
    contested: tuple[tuple[Node, Edge], ...]
    below: tuple[Standing, ...]
    is_cut: bool = False

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Standing]]:
        """Yield the tree in reading order, each with its depth."""
        yield depth, self
        for one in self.below:
            yield from one.walk(depth + 1)


def impact(
    network: Surroundings, thing: str, refuted: Collection[str] = (), *, depth: int = 0
) -> Standing:
    """Return the tree of what falls or is weakened if *thing* falls, and *refuted* with it.

    It is *depth* steps high, 0: as high as it grows.
    """
    gone = dict.fromkeys((thing, *refuted))
    known = consequences(network, gone)

    def above(one: str) -> Iterable[tuple[str, Ground]]:
        for ground in grounded_on(network, one):
            end = ground.above
            if end in known and end not in gone and _tells(ground, known[end], gone):
                yield end, ground

    return _Tree(network, known, above, depth).whole(thing)


def why(
    network: Surroundings,
    thing: str,
    refuted: Collection[str] = (),
    *,
    depth: int = 0,
    contributions: bool = False,
) -> Standing:
    """Return the tree of what *thing* stands on, down to the sources.

    How each stands if *refuted* fell is told beside it. With *contributions* also what a
    paper claims beside its core claim. *depth* is as for `impact`.
    """
    known = consequences(network, refuted)

    def below(one: str) -> Iterable[tuple[str, Ground]]:
        found = ((ground.below, ground) for ground in grounds_of(network, one))
        return ((end, ground) for end, ground in found if contributions or not _is_aside(ground))

    return _Tree(network, known, below, depth).whole(thing)


def _tells(ground: Ground, status: Status, gone: Collection[str]) -> bool:
    """Tell whether *ground* explains why what stands on it has this *status*."""
    if ground.strength is Strength.LEANS:
        return status is Status.WEAKENED
    said = ground.edge.kind == "claims" and ground.strength is Strength.EITHER
    return not said or ground.below in gone


def _is_aside(ground: Ground) -> bool:
    return ground.edge.kind == "claims" and ground.strength is Strength.LEANS


@dataclass(slots=True)
class _Tree:
    """Grows a tree breadth first, so that each thing hangs where the shortest chain ends."""

    network: Surroundings
    known: Mapping[str, Status]
    next: Callable[[str], Iterable[tuple[str, Ground]]]
    depth: int
    branches: dict[str, list[tuple[str, Ground]]] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)

    def whole(self, root: str) -> Standing:
        height, waiting = {root: 0}, deque([root])
        while waiting:
            one = waiting.popleft()
            self.branches[one] = []
            if self.depth and height[one] == self.depth:
                self.cut.add(one)
                continue
            for end, ground in sorted(self.next(one), key=self._rank):
                if end not in height:
                    height[end] = height[one] + 1
                    waiting.append(end)
                    self.branches[one].append((end, ground))
        return self._grown(root)

    def _rank(self, branch: tuple[str, Ground]) -> tuple[bool, bool, int, str, int, str]:
        """Put what falls before what is weakened, what is needed first, artifacts last."""
        end, ground = branch
        return (
            self.known.get(end) is not Status.FALLS,
            self.network.node(end).kind == "artifact",
            tuple(Strength).index(ground.strength),
            ground.edge.path,
            ground.edge.line,
            end,
        )

    def _grown(self, root: str) -> Standing:
        """Build the tree from its leaves: a chain may be longer than the stack is deep."""
        order: list[tuple[str, str, Ground | None]] = [(root, "", None)]
        for one, _, _ in order:
            order += [(end, one, ground) for end, ground in self.branches[one]]
        grown: dict[str, list[Standing]] = {one: [] for one, _, _ in order}
        for one, parent, ground in reversed(order):
            standing = self._standing(one, parent, ground, tuple(reversed(grown[one])))
            if ground is None:
                return standing
            grown[parent].append(standing)
        raise AssertionError("the first of the order is the root")

    def _standing(
        self, one: str, parent: str, ground: Ground | None, below: tuple[Standing, ...]
    ) -> Standing:
        edges = contested_by(self.network, one)
        edge = ground.edge if ground else None
        return Standing(
            node=self.network.node(one),
            status=self.known.get(one, Status.HOLDS),
            step=Step(edge.read_from(parent), ground.strength, edge) if ground and edge else None,
            held_by=tuple(self._held(one)),
            contested=tuple((self.network.node(e.other(one)), e) for e in edges),
            below=below,
            is_cut=one in self.cut,
        )

    def _held(self, one: str) -> Iterator[Node]:
        """Yield what still holds a weakened thing up, each once."""
        if self.known.get(one) is Status.WEAKENED:
            grounds = [g for g in grounds_of(self.network, one) if g.strength is Strength.EITHER]
            argued = [g for g in grounds if g.edge.kind != "claims"] or grounds
            holding = {g.below for g in argued if self.known.get(g.below) is not Status.FALLS}
            yield from sorted((self.network.node(h) for h in holding), key=lambda n: n.label)
