"""Which claims there are, and which of them are worth a page of their own.

A note on a paper numbers its contributions and steps, a review lists implications: ten thousand
notes hold some forty thousand such claims, of which nobody says more. Those are shown where they
stand. A page of its own has what somebody argues about or links to, a premise, what would settle
a claim, the core claim of a paper, and what its author gave a name (`^id`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_site.columns import Graph, name_of
from kg_site.knowledge import Claim

WEIGHTY = frozenset(("CoreClaim", "LoadBearing", "Settles"))
"""Roles that are worth a page by themselves."""

_NAMED = "#%5E"
_LINKED = re.compile(
    r"\s+\([^\W\d][\w -]*\)\s+(?:\[\[[^\[\]]+\]\]|\S[^\n>]* > \^[\w-]+).*\Z", re.DOTALL
)


def claims_of(graph: Graph) -> dict[str, Claim]:
    """Return the claims that have a page, by address."""
    types = graph.types("kg:Claim")
    argued = set(_argued(graph))
    roles = roles_of(graph)
    return {
        iri: Claim(
            iri,
            text,
            tuple(sorted(roles.get(iri, ()))),
            frozenset(map(name_of, types[iri])),
            graph.all(iri, "schema:appearance"),
            name_of(graph.one(iri, "kg:modality")),
            graph.number(iri, "kg:line"),
        )
        for iri in sorted(types)
        if (iri in argued or _NAMED in iri or roles.get(iri, frozenset()) & WEIGHTY)
        and (text := worded(graph.one(iri, "schema:text")))
    }


def worded(text: str) -> str:
    """Return a claim without the typed link that its line ends with: that is an edge of its own.

    >>> worded("It stays. (supports) LN-A > ^b — because")
    'It stays.'
    """
    return _LINKED.sub("", text) or text


def roles_of(graph: Graph) -> dict[str, frozenset[str]]:
    """Return the roles of every claim, by name."""
    return {iri: frozenset(map(name_of, roles)) for iri, roles in graph.column("kg:role").items()}


def _argued(graph: Graph) -> Iterator[str]:
    """Yield what rests on something or would settle it, what is written of claims, linked claims.

    That a review puts one claim under another (an implication, an extension) is no argument yet.
    """
    for name in ("kg:restsOn", "kg:wouldSettle"):
        for source, targets in graph.column(name).items():
            yield source
            yield from targets
    for name in ("rdf:subject", "rdf:object", "kg:toItem"):
        for values in graph.column(name).values():
            yield from values
