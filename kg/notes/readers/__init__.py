"""The readers: each takes a section of a note and yields what it says.

This table is the whole list; a note type names them in its YAML.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.notes.readers.arguments import argument
from kg.notes.readers.assessments import assessments
from kg.notes.readers.citation import citation
from kg.notes.readers.counts import count
from kg.notes.readers.definitions import definition, definitions
from kg.notes.readers.integration import integration
from kg.notes.readers.keys import KEY_READERS
from kg.notes.readers.ledger import ledger
from kg.notes.readers.prose import claims, explanations, prose
from kg.notes.readers.quiz import quiz
from kg.notes.readers.rating import rating
from kg.notes.readers.references import forward_citations, references
from kg.notes.readers.related import connected, links, related
from kg.notes.readers.reviewing import abstract, audit, comments, report, response
from kg.notes.reading import Reader

READERS: Mapping[str, Reader] = {
    "abstract": abstract,
    "argument": argument,
    "assessments": assessments,
    "audit": audit,
    "citation": citation,
    "claims": claims,
    "comments": comments,
    "connected": connected,
    "count": count,
    "definition": definition,
    "definitions": definitions,
    "explanations": explanations,
    "forward-citations": forward_citations,
    "integration": integration,
    "ledger": ledger,
    "links": links,
    "prose": prose,
    "quiz": quiz,
    "rating": rating,
    "references": references,
    "related": related,
    "report": report,
    "response": response,
}
"""The readers that `sections` in a note type may name."""

__all__ = ["KEY_READERS", "READERS"]
