"""The argument around a claim as a tree: what bears on it, or what hangs on it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from kg.network.edges import Edge, Node
from kg.network.grounds import CONTESTING, Strength
from kg_site.claiming import worded
from kg_site.footing import Footing
from kg_site.graphs.leading import leads_to
from kg_site.shelf import Shelf, shortened
from kg_site.verdicts import FOR, warning
from kg_site.views import NOWHERE, Ref

DEEPEST, WIDEST, MOST = 4, 8, 60
"""Steps from the claim, things under one relation, things in a tree."""

LONGEST, SHORT = 420, 90
"""Characters of a claim that are shown in the tree of another, and where it stands again."""

INWARD = {*CONTESTING, *FOR, "implies", "would settle", "answers"}
"""Kinds of edges that bear on their target."""

OUTWARD = {"rests on", "extrapolates from", "answers", "poses"}
"""Kinds of edges whose target bears on their source."""

MUTUAL = {"contradicts", "restates"}

ORDER = (
    "rests on", "supported by", "confirmed by", "follows from", "restates", "extrapolates from",
    "disputed by", "contradicts", "refuted by", "critiqued by", "qualified by",
    "would be settled by", "carries", "core claim of", "claim of", "implies", "informs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody says that two things hang together, and where."""

    text: Markup
    place: Ref


@dataclass(frozen=True, slots=True)
class Branch:
    """A thing in the tree: its words, who says it, why it is there; `again` if it stands above."""

    ref: Ref
    text: Markup
    kind: str
    who: Ref
    warning: str
    reasons: tuple[Reason, ...]
    again: bool
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What hangs on one thing in the same way: the relation in words, and its tone."""

    words: str
    tone: str
    branches: tuple[Branch, ...]
    more: int


Step = tuple[str, Edge, str]
"""The relation in words, the edge, the address at its other end."""


def argument(shelf: Shelf, footing: Footing, claim: str) -> tuple[Group, ...]:
    """Return what bears on a claim, what bears on that, and so on."""
    return _Tree(shelf, footing, bearing_on).grown(claim)


def consequence(shelf: Shelf, footing: Footing, claim: str) -> tuple[Group, ...]:
    """Return what a claim bears on, what that bears on, and so on, up to the reader's own work."""
    return _Tree(shelf, footing, hanging_on).grown(claim)


def bearing_on(footing: Footing, thing: str) -> Iterator[Step]:
    """Yield what bears on a claim: grounds, support, dispute, tests."""
    if footing.network.node(thing).kind != "claim":
        return
    for edge in footing.network.around(thing):
        is_inward = edge.target == thing and edge.kind in INWARD
        is_outward = edge.source == thing and edge.kind in OUTWARD
        if is_inward or is_outward or edge.kind in MUTUAL:
            yield edge.read_from(thing).removeprefix("is "), edge, edge.other(thing)


def hanging_on(footing: Footing, thing: str) -> Iterator[Step]:
    """Yield what a thing bears on: what it carries, implies, informs, supports or disputes."""
    told: set[tuple[str, str]] = set()
    for ground in footing.carried(thing):
        if ground.edge.kind not in MUTUAL:
            told.add((ground.above, ground.edge.kind))
            yield _carried(ground.edge, thing, ground.strength), ground.edge, ground.above
    if footing.network.node(thing).kind != "claim":
        return
    for edge in footing.network.around(thing):
        is_new = (edge.target, edge.kind) not in told
        if edge.source == thing and edge.kind in INWARD and edge.kind not in MUTUAL and is_new:
            yield edge.kind, edge, edge.target


def claimants(shelf: Shelf, claim: str) -> tuple[str, ...]:
    """Return the papers, or else the notes, that make a claim."""
    edges = shelf.edges_of.get(claim, ())
    return tuple(dict.fromkeys(e.source for e in edges if e.kind == "claims" and e.target == claim))


def _carried(edge: Edge, thing: str, strength: Strength) -> str:
    if edge.kind == "claims":
        return "core claim of" if strength is Strength.NEEDS else "claim of"
    return edge.read_from(thing).removeprefix("is ")


@dataclass(slots=True)
class _Tree:
    """Grows a tree breadth first: a thing hangs where the shortest way to it ends."""

    shelf: Shelf
    footing: Footing
    next: Callable[[Footing, str], Iterable[Step]]
    below: dict[str, dict[str, dict[str, list[Edge]]]] = field(default_factory=dict)
    first: set[tuple[str, str]] = field(default_factory=set)

    own: tuple[str, ...] = ()

    def grown(self, root: str) -> tuple[Group, ...]:
        """Return the tree of what is next to *root*; who makes that claim is not told again."""
        self.own = claimants(self.shelf, root)
        heights, waiting = {root: 0}, deque([root])
        while waiting:
            one = waiting.popleft()
            steps = self.below.setdefault(one, {})
            if heights[one] == DEEPEST or len(heights) > MOST:
                continue
            for words, edge, other in self.next(self.footing, one):
                steps.setdefault(words, {}).setdefault(other, []).append(edge)
                if other not in heights:
                    heights[other] = heights[one] + 1
                    waiting.append(other)
                    self.first.add((one, other))
        return self._groups(root, "")

    def _groups(self, one: str, above: str) -> tuple[Group, ...]:
        found = []
        for words, others in sorted(self.below.get(one, {}).items(), key=_order):
            kept = {other: edges for other, edges in others.items() if other != above}
            branches = [self._branch(one, *it) for it in list(kept.items())[:WIDEST]]
            if branches:
                tone = _tone(next(iter(kept.values()))[0])
                found.append(Group(words, tone, tuple(branches), len(kept) - len(branches)))
        return tuple(found)

    def _branch(self, above: str, one: str, edges: list[Edge]) -> Branch:
        shelf, node = self.shelf, self.footing.network.node(one)
        is_first = (above, one) in self.first
        self.first.discard((above, one))
        is_claim = node.kind == "claim"
        words = worded(node.label) if is_claim else node.label
        return Branch(
            ref=Ref(shortened(words, SHORT), leads_to(shelf, node)),
            text=shelf.said(shortened(words, LONGEST if is_first else SHORT)),
            kind=node.kind,
            who=_who(shelf, node, self.own),
            warning=warning(self.footing, one) if is_claim else "",
            reasons=tuple(_reasons(shelf, edges)),
            again=not is_first,
            groups=self._groups(one, above) if is_first else (),
        )


def _reasons(shelf: Shelf, edges: Iterable[Edge]) -> Iterator[Reason]:
    for edge in edges:
        yield Reason(shelf.said(edge.reason), shelf.spot(edge.note, edge.path, edge.line))


def maker(shelf: Shelf, source: str) -> Ref:
    """Return who makes a claim, in short: the authors of the paper, or the note."""
    paper = shelf.knowledge.papers.get(source)
    byline = shelf.paper_byline(paper) if paper else ""
    ref = shelf.ref(source)
    return replace(ref, text=byline, hint=ref.text) if byline else ref


def _who(shelf: Shelf, node: Node, own: Iterable[str]) -> Ref:
    if node.kind == "claim":
        makers = claimants(shelf, node.iri)
        return maker(shelf, makers[0]) if makers and makers[0] not in own else NOWHERE
    paper = shelf.knowledge.papers.get(node.iri)
    return Ref(shelf.paper_byline(paper)) if paper else NOWHERE


def _tone(edge: Edge) -> str:
    if edge.kind in CONTESTING:
        return "against"
    return "for" if edge.kind in FOR else "open" if edge.kind == "would settle" else ""


def _order(group: tuple[str, object]) -> tuple[int, str]:
    words = group[0]
    return ORDER.index(words) if words in ORDER else len(ORDER), words
