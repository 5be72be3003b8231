"""Checks of claims: where notes contradict each other, or themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.checks.base import Finding
from kg.checks.cycles import cycles
from kg.checks.graph import Spots, expanded, is_stated, pairs
from kg.checks.relations import AGAINST, FOR, Relations
from kg.diagnostics import Severity
from kg.index import Index
from kg.query import rows

_OPEN: Mapping[str, str] = {"OpenEmpirical": "open", "Hypothetical": "hypothetical"}
_RESTING = """
SELECT DISTINCT ?claim ?premise ?how WHERE {
  ?claim kg:restsOn ?premise . ?premise kg:modality ?how .
  FILTER (?how IN (kg:OpenEmpirical, kg:Hypothetical))
  FILTER NOT EXISTS {
    ?claim kg:modality ?own . FILTER (?own IN (kg:OpenEmpirical, kg:Hypothetical)) }
}"""
_SUPPOSED = """
SELECT DISTINCT ?claim ?how ?text WHERE {
  VALUES ?how { kg:OpenEmpirical kg:Hypothetical } ?claim kg:modality ?how .
  FILTER NOT EXISTS { ?claim kg:role kg:Step } OPTIONAL { ?claim schema:text ?text }
}"""


def support_and_dispute(index: Index) -> Iterator[Finding]:
    """A claim or paper that one source both supports and disputes.

    Why: one of the two was meant of something else, or the source changed its mind; what
    rests on the claim cannot be told to stand or fall.

        LN-A.md:   supports:: [[MR-B#^core]]
        LN-A.md:   challenges:: [[MR-B#^core]]

    Instead: one of the two; or a block id for the part of the claim that is meant. Where
    it is two sources that disagree, nothing is wrong, but worth to know (info).
    """
    relations = Relations(index)
    for target, (in_favour, opposed) in sorted(relations.by_target().items()):
        label = relations.spots.label(target)
        both = in_favour & opposed
        for source in sorted(both):
            here, there = (relations.spot(source, target, names) for names in (AGAINST, FOR))
            if here and there:
                yield Finding(
                    path=here.path,
                    line=here.line,
                    message=f"'{label}' is disputed here and supported by the same at {there}",
                    help=f"take one of the two back; it stands at {relations.spots.of(target)}",
                )
        if in_favour and opposed and not both:
            here = relations.first(opposed, target, AGAINST)
            there = relations.first(in_favour, target, FOR)
            if here and there:
                yield Finding(
                    path=here.path,
                    line=here.line,
                    message=f"'{label}' is disputed here and supported at {there}",
                    help=f"the claim stands at {relations.spots.of(target)}",
                    severity=Severity.INFO,
                )


def open_and_fact(index: Index) -> Iterator[Finding]:
    """A claim that one note takes as fact and another holds to be open or hypothetical.

    Why: what one note builds on, another says is yet to be shown.

        MR-B.md:  If this is right: Training selects for conduct.        (hypothetical)
        LN-A.md:  Training selects for conduct.                          (asserted)

    Instead: say in one of the two what is known by now. Something that only *rests on*
    such a claim is worth to know (info).
    """
    spots, relations = Spots(index), Relations(index)
    for how, claim, others in _supposed(index, spots):
        there = spots.of(claim)
        for other in sorted(others):
            here = spots.of(other)
            if here and there and here.path != there.path:
                yield Finding(
                    path=here.path,
                    line=here.line,
                    message=f"'{spots.label(other)}' is taken as fact here"
                    f" and is {_how(how)} at {there}",
                    help="say in one of the two what is known by now",
                )
    for row in rows(index.store, index.config.base, _RESTING):
        here = relations.spot(row["claim"], row["premise"], ("kg:restsOn",))
        there = spots.of(row["premise"])
        if here and there and here.path != there.path:
            yield Finding(
                path=here.path,
                line=here.line,
                message=f"this rests on '{spots.label(row['premise'])}',"
                f" which is {_how(row['how'])} at {there}",
                help="say in one of the two what is known by now",
                severity=Severity.INFO,
            )


def circular_argument(index: Index) -> Iterator[Finding]:
    """A claim that rests on itself, through others.

    Why: none of the claims in the circle is shown by anything outside it; `kg why` would
    go round and round.

        a.md:  The model is safe.  rests on:: [[b#^watched]]      ^safe
        b.md:  It is watched.      rests on:: [[a#^safe]]         ^watched

    Instead: take back the step that does not hold.
    """
    relations = Relations(index)
    for circle in cycles(pairs(index, "kg:restsOn")):
        spot = relations.spot(circle[0], circle[1 % len(circle)], ("kg:restsOn",))
        if spot:
            spots = [relations.spots.of(claim) for claim in circle[1:]]
            through = " and ".join(str(one) for one in spots if one)
            yield Finding(
                path=spot.path,
                line=spot.line,
                message=f"'{relations.spots.label(circle[0])}' rests on itself"
                + (f", through {through}" if through else ""),
                help="take back the step that does not hold",
            )


def _how(modality: str) -> str:
    return _OPEN[modality.rpartition("#")[2]]


def _supposed(index: Index, spots: Spots) -> Iterator[tuple[str, str, set[str]]]:
    """Yield how a claim is meant that is no fact, the claim, and what asserts the same.

    The same is what restates it, or says it word for word; of several claims of one text
    the first one stands for all.
    """
    seen: set[str] = set()
    for row in sorted(
        rows(index.store, index.config.base, _SUPPOSED), key=lambda row: row["claim"]
    ):
        same = set(spots.items.subjects("kg:restates", row["claim"]))
        if row["text"] and row["text"] not in seen:
            seen.add(row["text"])
            same |= _saying(index, row["text"])
        asserted = expanded("kg:Asserted")
        yield (
            row["how"],
            row["claim"],
            {one for one in same if is_stated(index, one, "kg:modality", asserted)},
        )


def _saying(index: Index, text: str) -> set[str]:
    """Return what says *text*, word for word."""
    pattern = (None, NamedNode(expanded("schema:text")), Literal(text), DefaultGraph())
    return {getattr(quad.subject, "value", "") for quad in index.store.quads_for_pattern(*pattern)}
