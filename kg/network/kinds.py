"""What kinds of edges there are: how each reads in both directions, and what a hop costs.

An argued relation costs least, a bare mention most: the cheapest path is the one that says
most. A reason that was written makes a hop cheaper still.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.names import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of edge: read forwards as `name`, backwards as `inverse`; `cost` of one hop."""

    name: str
    inverse: str
    cost: float


_ARGUED, _CITED, _STATED, _SHARED, _MENTIONED = 1.0, 1.6, 1.4, 3.5, 3.0
WITHOUT_REASON = 0.8
"""What a hop costs more when nobody wrote why."""

_TABLE = (
    Kind("supports", "is supported by", _ARGUED),
    Kind("disputes", "is disputed by", _ARGUED),
    Kind("contradicts", "contradicts", _ARGUED),
    Kind("implies", "follows from", _ARGUED),
    Kind("rests on", "carries", _ARGUED),
    Kind("restates", "restates", _ARGUED),
    Kind("extrapolates from", "is extrapolated by", _ARGUED),
    Kind("qualifies", "is qualified by", _ARGUED),
    Kind("would settle", "would be settled by", _ARGUED),
    Kind("answers", "is answered by", _ARGUED),
    Kind("poses", "is posed by", _ARGUED),
    Kind("informs", "is informed by", _ARGUED),
    Kind("is part of", "has the part", _ARGUED),
    Kind("claims", "is claimed by", _STATED),
    Kind("defines", "is defined by", _STATED),
    Kind("is about", "is the subject of", _STATED),
    Kind("is narrower than", "is broader than", _STATED),
    Kind("is related to", "is related to", _STATED),
    Kind("extends", "is extended by", _CITED),
    Kind("confirms", "is confirmed by", _CITED),
    Kind("refutes", "is refuted by", _CITED),
    Kind("agrees with", "agrees with", _CITED),
    Kind("disagrees with", "disagrees with", _CITED),
    Kind("critiques", "is critiqued by", _CITED),
    Kind("corrects", "is corrected by", _CITED),
    Kind("retracts", "is retracted by", _CITED),
    Kind("updates", "is updated by", _CITED),
    Kind("replies to", "is answered by", _CITED),
    Kind("discusses", "is discussed by", _CITED),
    Kind("uses method in", "lends its method to", _CITED),
    Kind("uses data from", "lends its data to", _CITED),
    Kind("uses conclusions from", "lends its conclusions to", _CITED),
    Kind("obtains background from", "gives background to", _CITED),
    Kind("obtains support from", "gives support to", _CITED),
    Kind("cites as evidence", "is evidence for", _CITED),
    Kind("speculates on", "is speculated on by", _CITED),
    Kind("contains assertion from", "lends an assertion to", _CITED),
    Kind("cites", "is cited by", _CITED + 0.4),
    Kind("speaks of", "is spoken of by", _MENTIONED),
    Kind("links to", "is linked from", _MENTIONED - 0.6),
    Kind("is written by", "wrote", _SHARED),
)
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _TABLE})
"""Every kind by its name; an intent of CiTO that is not here is read off its own name."""

CLAIM_EDGES: Mapping[str, str] = MappingProxyType(
    {
        "supports": "supports",
        "disputes": "disputes",
        "contradicts": "contradicts",
        "implies": "implies",
        "restsOn": "rests on",
        "restates": "restates",
        "extrapolatesFrom": "extrapolates from",
        "qualifiesClaim": "qualifies",
        "wouldSettle": "would settle",
        "answers": "answers",
        "poses": "poses",
    }
)
"""Properties of `kg:` between claims, and the kinds of edge that they are."""

CLAIM_KINDS = frozenset(CLAIM_EDGES.values())
"""Kinds of edges whose sentence is the claim at one of their ends."""

_CAPITALS = re.compile("(?=[A-Z])")
_BY_WORD = MappingProxyType({fold(name): name for name in KINDS})


def kind_of(name: str) -> Kind:
    """Return the kind called *name*; one that the table lacks is a citation of that name.

    >>> kind_of("supports").inverse, kind_of("cites for information").inverse
    ('is supported by', 'is cited by (cites for information)')
    """
    return KINDS.get(name) or Kind(name, f"is cited by ({name})", _CITED)


def intent_kind(intent: str) -> str:
    """Return the kind of a citation by the local name of its intent in CiTO.

    >>> intent_kind("usesMethodIn"), intent_kind("cites")
    ('uses method in', 'cites')
    """
    return _CAPITALS.sub(" ", intent).lower()


def word_kind(word: str) -> str:
    """Return the kind that an author's own word for a relation names, else `links to`.

    >>> word_kind("Rests on"), word_kind("Tested by")
    ('rests on', 'links to')
    """
    return _BY_WORD.get(fold(word), "links to")
