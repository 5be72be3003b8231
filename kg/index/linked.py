"""How many links of a note lead somewhere, and how many say why: counted as they are stated."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import Triple
from kg.graph.terms import literal, term

LINKS, MISSING, AMBIGUOUS, REASONED = "links", "missing", "ambiguous", "with_reason"
"""Under these names they stand among the counts of a note."""

_TYPE, _LINK, _TO = term("rdf:type"), term("kg:Link"), term("kg:to")
_KIND, _WHY = term("kg:linkKind"), term("kg:rationale")
_NO_LINKS = (literal("image"), literal("citation"))


def link_counts(triples: Iterable[Triple]) -> dict[str, int]:
    """Count the links that *triples* state, but for images and citations."""
    of_class: dict[str, set[str]] = {term("kg:Missing"): set(), term("kg:Ambiguous"): set()}
    links: set[str] = set()
    others: set[str] = set()
    reasoned: set[str] = set()
    ends: list[tuple[str, str]] = []
    for subject, predicate, value in triples:
        if predicate == _TYPE:
            if value == _LINK:
                links.add(subject)
            elif value in of_class:
                of_class[value].add(subject)
        elif predicate == _TO:
            ends.append((subject, value))
        elif predicate == _WHY:
            reasoned.add(subject)
        elif predicate == _KIND and value in _NO_LINKS:
            others.add(subject)
    links -= others
    missing, ambiguous = (
        len({link for link, end in ends if end in some} & links) for some in of_class.values()
    )
    return {
        LINKS: len(links),
        MISSING: missing,
        AMBIGUOUS: ambiguous,
        REASONED: len(reasoned & links),
    }
