"""The readers: each takes a section of a note and yields what it says.

This table is the whole list; a note type names them in its YAML.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.notes.readers.arguments import argument
from kg.notes.readers.assessments import assessments
from kg.notes.readers.citation import citation
from kg.notes.readers.clauses import clauses
from kg.notes.readers.counts import count
from kg.notes.readers.definitions import definition, definitions
from kg.notes.readers.fields import fields
from kg.notes.readers.integration import integration
from kg.notes.readers.keys import KEY_READERS
from kg.notes.readers.ledger import ledger
from kg.notes.readers.logs import log, navigation
from kg.notes.readers.prose import claims, explanations, prose
from kg.notes.readers.quiz import quiz
from kg.notes.readers.rating import rating
from kg.notes.readers.references import forward_citations, references
from kg.notes.readers.related import connected, links, related
from kg.notes.readers.reviewing import abstract, audit, comments, report, response
from kg.notes.reading import Reader
from kg.notes.typefiles import Readers

READERS: Mapping[str, Reader] = {
    "abstract": abstract,
    "argument": argument,
    "assessments": assessments,
    "audit": audit,
    "citation": citation,
    "claims": claims,
    "clauses": clauses,
    "comments": comments,
    "connected": connected,
    "count": count,
    "definition": definition,
    "definitions": definitions,
    "explanations": explanations,
    "fields": fields,
    "forward-citations": forward_citations,
    "integration": integration,
    "ledger": ledger,
    "links": links,
    "log": log,
    "navigation": navigation,
    "prose": prose,
    "quiz": quiz,
    "rating": rating,
    "references": references,
    "related": related,
    "report": report,
    "response": response,
}
"""The readers that `sections` in a note type may name."""

_OPTIONS: Mapping[str, frozenset[str]] = {
    "argument": frozenset(("role", "modality", "class", "anchor", "relation")),
    "assessments": frozenset(("rows", "numbered")),
    "audit": frozenset(("check-type", "verdicts")),
    "claims": frozenset(("role", "modality")),
    "comments": frozenset(("severity", "count-of")),
    "count": frozenset(("count-of",)),
    "fields": frozenset(("terms",)),
    "forward-citations": frozenset(("count-of",)),
    "integration": frozenset(("related",)),
    "ledger": frozenset(("entry", "statuses", "count-of")),
    "quiz": frozenset(("count-of",)),
    "rating": frozenset(("aspect",)),
    "report": frozenset(("rows",)),
}
_KEY_OPTIONS: Mapping[str, frozenset[str]] = {
    "": frozenset(("value",)),
    "rating": frozenset(("aspect",)),
}

KNOWN = Readers(
    sections={name: _OPTIONS.get(name, frozenset()) for name in READERS},
    keys={name: _KEY_OPTIONS.get(name, frozenset()) for name in KEY_READERS},
)
"""What a note type may name: its readers, and the options of each."""

__all__ = ["KEY_READERS", "KNOWN", "READERS"]
