"""What to read next, each suggestion with its reasons and what they weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.overviews.gaps.notes import missing_notes
from kg.overviews.graph import Graph, note_of
from kg.overviews.reading import Reading, readings
from kg.overviews.suggestions.base import Hint, Library, Reason, Suggestion
from kg.overviews.suggestions.hints import HINTS, linked
from kg.overviews.suggestions.weights import WEIGHTS
from kg.overviews.suggestions.words import reason

_OFTEN_CITED = """
SELECT ?paper {
  ?paper a kg:FetchedPaper . ?citing cito:cites ?paper . ?note foaf:primaryTopic ?citing
} GROUP BY ?paper HAVING (COUNT(DISTINCT ?citing) > 1)"""

__all__ = ["WEIGHTS", "Reason", "Suggestion", "suggestions"]


def suggestions(
    graph: Graph, topic_by_name: Callable[[str], str], *, most: int = 0, limit: int | None = None
) -> tuple[Suggestion, ...]:
    """Return what to read next, the most telling first, at most *limit*.

    *topic_by_name* says what a note that is not there yet would be about, by its name
    (`paper`, another kind, or nothing); *most* are the stars at which relevance ends (0: the
    most that were given).
    """
    known = {**dict.fromkeys(_often_cited(graph), Reading.NEVER), **readings(graph)}
    library = Library(graph, known, most or max(graph.ratings.values(), default=1) or 1)
    found: dict[str, list[Hint]] = {}
    for hinting in HINTS:
        for hint in hinting(library):
            found.setdefault(hint.candidate, []).append(hint)
    for hint in linked(library, _to_read(graph, topic_by_name)):
        found.setdefault(hint.candidate, []).append(hint)
    ranked = sorted(found, key=lambda candidate: (-_score(found[candidate]), candidate))
    return tuple(_suggestion(library, one, found[one]) for one in ranked[:limit])


def _often_cited(graph: Graph) -> Iterator[str]:
    """Yield what only a service names, and two papers or more cite that notes are about."""
    yield from (row["paper"] for row in graph.rows(_OFTEN_CITED))


def _to_read(graph: Graph, topic_by_name: Callable[[str], str]) -> Mapping[str, Sequence[str]]:
    """Return the missing notes that would be on something to read.

    These are the ones whose name says that they are on a paper; a name that says nothing
    counts where a note on a paper links to it.
    """
    wanted = {}
    for missing, links in missing_notes(graph).items():
        topic = topic_by_name(graph.said(missing, "rdfs:label"))
        if topic == "paper" or (not topic and any(_on_paper(graph, link) for link in links)):
            wanted[missing] = links
    return wanted


def _on_paper(graph: Graph, link: str) -> bool:
    return graph.is_a(graph.topic(note_of(link)), "kg:Paper")


def _suggestion(library: Library, thing: str, hints: Sequence[Hint]) -> Suggestion:
    graph = library.graph
    ordered = sorted(hints, key=lambda hint: -hint.weight)
    reasons = tuple(reason(library, hint) for hint in ordered)
    is_paper = graph.is_a(thing, "kg:Paper") or graph.is_a(thing, "kg:FetchedPaper")
    path, line = graph.place(thing)
    if not path:
        path, line = next(((r.path, r.line) for r in reasons if r.path), ("", 0))
    return Suggestion(
        iri=thing,
        kind="paper" if is_paper else "note",
        label=graph.title(thing),
        year=graph.year(thing) if is_paper else None,
        score=round(_score(hints), 2),
        reasons=reasons,
        path=path,
        line=line,
    )


def _score(hints: Sequence[Hint]) -> float:
    return sum(round(hint.weight, 2) for hint in hints)
