"""Papers that a paper refers to, and those that refer to it: why, and what is known of them."""

from __future__ import annotations

from kg.network.edges import Edge
from kg_site.knowledge import Paper
from kg_site.shelf import Shelf, grouped
from kg_site.views import Reference, References

SHOWN = 40
"""References shown on one page in each direction."""


def references(shelf: Shelf, paper: Paper) -> References:
    """Return the papers that *paper* refers to."""
    return _references(shelf, paper, [e for e in _edges(shelf, paper) if e.source == paper.iri])


def cited_by(shelf: Shelf, paper: Paper) -> References:
    """Return the papers that refer to *paper*."""
    return _references(shelf, paper, [e for e in _edges(shelf, paper) if e.target == paper.iri])


def state(shelf: Shelf, paper: str) -> str:
    """Say whether there is a note on a paper."""
    return "read" if paper in shelf.notes_on else "not read yet"


def _edges(shelf: Shelf, paper: Paper) -> list[Edge]:
    papers, edges = shelf.knowledge.papers, shelf.edges_of.get(paper.iri, ())
    return [e for e in edges if e.other(paper.iri) in papers and e.source != e.target]


def _references(shelf: Shelf, paper: Paper, edges: list[Edge]) -> References:
    by_paper = grouped((edge.other(paper.iri), edge) for edge in edges)
    order = sorted(by_paper, key=lambda iri: (iri not in shelf.notes_on, _age(shelf, iri), iri))
    shown = tuple(_reference(shelf, paper.iri, iri, by_paper[iri]) for iri in order[:SHOWN])
    return References(len(order), shown)


def _reference(shelf: Shelf, here: str, there: str, edges: tuple[Edge, ...]) -> Reference:
    said = next((edge for edge in edges if edge.reason or edge.sentence), edges[0])
    return Reference(
        shelf.ref(there),
        shelf.paper_byline(shelf.knowledge.papers[there]),
        state(shelf, there),
        said.read_from(here),
        shelf.said(said.reason or said.sentence),
        shelf.spot(said.note, said.path, said.line),
    )


def _age(shelf: Shelf, iri: str) -> tuple[int, str]:
    year = shelf.knowledge.papers[iri].year
    return (-int(year) if year.isdigit() else 0, shelf.name(iri).casefold())
