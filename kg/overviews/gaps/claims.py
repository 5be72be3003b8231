"""Gaps around what is claimed, defined and built on it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.overviews.gaps.base import Found, counted
from kg.overviews.graph import Graph, note_of

_ARTIFACTS = """
SELECT DISTINCT ?artifact {
  ?artifact a kg:Artifact FILTER NOT EXISTS { ?artifact a kg:ArtifactPart }
}"""
_UNDEFINED = """
SELECT DISTINCT ?concept {
  ?concept a skos:Concept FILTER NOT EXISTS { ?concept skos:definition ?definition }
}"""
_WITHOUT_SOURCE = """
SELECT DISTINCT ?note { ?note a kg:Note FILTER NOT EXISTS { ?note dcterms:source ?source } }"""
_PREMISES = "SELECT DISTINCT ?premise { ?premise kg:role kg:LoadBearing }"
_PAPERS = "SELECT DISTINCT ?paper { ?paper a kg:Paper }"
_TESTING = ("kg:supports", "kg:disputes", "kg:contradicts", "kg:qualifiesClaim")


def unsupported(graph: Graph) -> Sequence[Found]:
    """Artifacts without support.

    Chapters, specifications and rules of the project that stand on nothing: no paper informs
    them, they cite none and rest on no claim, and their notes link to no note on a paper.
    Articles and clauses are part of their artifact and need no support of their own.
    """
    reason = "no paper informs it and it rests on no claim"
    alone = (one for one in graph.column(_ARTIFACTS) if not _is_supported(graph, one))
    return [Found(artifact, reason) for artifact in sorted(alone)]


def undefined(graph: Graph) -> Sequence[Found]:
    """Concepts used and never defined.

    Notes speak of them, or one is even written about them, and nobody says what they are.
    The most used come first.
    """
    found = []
    for concept in graph.column(_UNDEFINED):
        about = graph.subjects("foaf:primaryTopic", concept)
        using = [note for note in graph.subjects("dcterms:subject", concept) if note not in about]
        reason = f"used in {counted(len(using), 'note')}" if using else "its own note is silent"
        at = _first_use(graph, concept) or min(using, default="")
        found.append((-len(using), concept, Found(concept, reason, at)))
    return [one for _, _, one in sorted(found)]


def unsourced(graph: Graph) -> Sequence[Found]:
    """Claims without a source.

    Claims of notes that are about no paper and name no source in their front matter, with
    no citation and no link to a note on a paper in their own lines, and no other claim that
    supports them. Only where the vault has papers.
    """
    papers = graph.column(_PAPERS)
    on_papers = {note for paper in papers for note in graph.notes.get(paper, ())}
    found = [
        Found(claim, "names no paper, and no claim supports it")
        for note in (graph.column(_WITHOUT_SOURCE) - on_papers if papers else ())
        for claim in graph.subjects("schema:appearance", note)
        if not (_is_sourced(graph, claim) or _names_a_paper(graph, claim))
    ]
    return sorted(found, key=lambda one: (graph.place(one.thing), one.thing))


def untested(graph: Graph) -> Sequence[Found]:
    """Premises untested.

    Load-bearing premises that nothing in the vault supports, disputes, contradicts or
    qualifies: whatever rests on them rests on them alone. Those that carry most come first.
    """
    found = []
    for premise in graph.column(_PREMISES):
        if not any(graph.subjects(curie, premise) for curie in _TESTING):
            above = len(graph.subjects("kg:restsOn", premise))
            reason = "nothing supports, disputes or qualifies it"
            if above:
                reason += f"; carries {counted(above, 'thing')}"
            found.append((-above, graph.place(premise), Found(premise, reason)))
    return [one for _, _, one in sorted(found)]


def _is_supported(graph: Graph, artifact: str) -> bool:
    """Tell whether an artifact stands on something, if only on a link to a note on a paper."""
    if graph.all(artifact, "kg:restsOn") or graph.all(artifact, "cito:cites"):
        return True
    if graph.subjects("kg:informs", artifact) or graph.subjects("kg:supports", artifact):
        return True
    targets = (
        target
        for note in graph.subjects("foaf:primaryTopic", artifact)
        for target in graph.all(note, "dcterms:references")
    )
    return any(graph.is_a(graph.topic(target), "kg:Paper") for target in targets)


def _first_use(graph: Graph, concept: str) -> str:
    """Return the item that uses a concept first, by its note."""
    return min(graph.subjects("schema:about", concept), default="")


def _is_sourced(graph: Graph, claim: str) -> bool:
    """Tell whether a claim names what it is from, or is a sub-point of something that does."""
    return bool(
        graph.all(claim, "dcterms:source")
        or graph.all(claim, "kg:restsOn")
        or graph.subjects("kg:supports", claim)
        or graph.said(claim, "kg:role").endswith("#Step")
    )


def _names_a_paper(graph: Graph, claim: str) -> bool:
    """Tell whether a citation, or a link to a note on a paper, stands in the lines of a claim."""
    note = note_of(claim)
    start = graph.number(claim, "kg:line")
    lines = range(start, (graph.number(claim, "kg:endLine") or start) + 1)
    items = [*graph.subjects("kg:from", note), *graph.subjects("dcterms:isPartOf", note)]
    named = (
        value
        for item in items
        if graph.number(item, "kg:line") in lines
        for curie in ("kg:to", "cito:hasCitedEntity")
        for value in graph.all(item, curie)
    )
    return any(graph.is_a(graph.topic(value), "kg:Paper") for value in named)
