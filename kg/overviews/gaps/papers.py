"""Gaps around papers and the notes on them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.overviews.gaps.base import Found, counted
from kg.overviews.graph import Graph, note_of
from kg.overviews.reading import Reading, readings

_CITED = "SELECT DISTINCT ?item ?paper { ?item cito:hasCitedEntity ?paper }"
_NOTES = "SELECT DISTINCT ?note ?paper { ?note a kg:LiteratureNote ; foaf:primaryTopic ?paper }"
_INFORMING = "SELECT DISTINCT ?paper { ?paper kg:informs ?artifact }"
_MATTERING = "SELECT DISTINCT ?note { ?claim kg:role kg:WhyItMatters ; schema:appearance ?note }"
_ARTIFACTS = "SELECT DISTINCT ?artifact { ?artifact a kg:Artifact }"


def unread(graph: Graph) -> Sequence[Found]:
    """Papers cited and never read.

    Notes cite them, and no note shows that somebody read them: there is none, or only a
    machine's review, or one whose status says that it waits. The most cited come first.
    """
    far = readings(graph)
    citing: dict[str, dict[str, str]] = {}
    for row in graph.rows(_CITED):
        if far.get(row["paper"], Reading.READ) not in (Reading.READ, Reading.BEGUN):
            items = citing.setdefault(row["paper"], {})
            note = note_of(row["item"])
            items[note] = min(items.get(note, row["item"]), row["item"])
    found = []
    for paper, items in sorted(citing.items(), key=lambda one: (-len(one[1]), one[0])):
        state = far[paper]
        behind = "" if state is Reading.NEVER else f", {state}"
        reason = f"cited in {counted(len(items), 'note')}{behind}"
        found.append(Found(paper, reason, min(items.values())))
    return found


def unused(graph: Graph) -> Sequence[Found]:
    """Papers read without a use.

    Literature notes that do not say what the paper means for the project: it informs no
    artifact, no artifact's note links to it, and nothing says why it matters. Only where
    the vault has artifacts. The most relevant come first.
    """
    artifacts = graph.column(_ARTIFACTS)
    made = {
        note for artifact in artifacts for note in graph.subjects("foaf:primaryTopic", artifact)
    }
    linked = {target for note in made for target in graph.all(note, "dcterms:references")}
    informing, used = graph.column(_INFORMING), linked | graph.column(_MATTERING)
    found = []
    for row in graph.rows(_NOTES) if artifacts else ():
        if row["paper"] not in informing and row["note"] not in used:
            stars = graph.ratings.get(row["paper"], 0)
            rated = f"rated {'★' * stars}, but " if stars else ""
            reason = f"{rated}informs no artifact of the project"
            found.append((-stars, row["note"], Found(row["note"], reason)))
    return [one for _, _, one in sorted(found)]
