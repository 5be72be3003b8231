"""Gaps in the web of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.overviews.gaps.base import Found, counted
from kg.overviews.graph import Graph, by, note_of

_MISSING = """
SELECT DISTINCT ?link ?missing ?name {
  ?missing a kg:Missing ; rdfs:label ?name . ?link kg:to ?missing
}"""
_ALONE = """
SELECT DISTINCT ?note ?topic {
  ?note foaf:primaryTopic ?topic
  FILTER NOT EXISTS { ?note dcterms:references ?target }
  FILTER NOT EXISTS { ?source dcterms:references ?note }
}"""
_NO_NOTE = re.compile(r"<%|%>|\{\{|\$\{|\.(?!md\Z)[a-z][a-z0-9]{1,4}\Z", re.IGNORECASE)
"""Names that a template is still to fill in, and files that are no notes."""


def missing_notes(graph: Graph) -> dict[str, list[str]]:
    """Return the notes that links name and nobody has written, each with its links in order."""
    rows = [row for row in graph.rows(_MISSING) if not _NO_NOTE.search(row["name"])]
    return {
        missing: sorted({row["link"] for row in found})
        for missing, found in by(rows, "missing").items()
    }


def unwritten(graph: Graph) -> Sequence[Found]:
    """Unwritten notes.

    Names in links that no note answers to. The most linked come first. Links that a template
    is still to fill in, and those to files that are no notes, do not count.
    """
    found = []
    for missing, links in missing_notes(graph).items():
        notes = {note_of(link) for link in links}
        reason = f"linked from {counted(len(notes), 'note')}"
        found.append((-len(notes), missing, Found(missing, reason, links[0])))
    return [one for _, _, one in sorted(found)]


def unlinked(graph: Graph) -> Sequence[Found]:
    """Lonely notes.

    Notes on a paper, a concept or an artifact that no link leads to or away from, on things
    that no other note is about and that neither cite nor are cited. Plain notes and journals
    may stand alone.
    """
    reason = "no link leads to it or away from it"
    return [
        Found(row["note"], reason)
        for row in sorted(graph.rows(_ALONE), key=lambda row: row["note"])
        if len(graph.subjects("foaf:primaryTopic", row["topic"])) == 1
        and not graph.all(row["topic"], "cito:cites")
        and not graph.subjects("cito:cites", row["topic"])
    ]
