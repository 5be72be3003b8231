"""The readers: each takes a section of a note and yields what it says.

This table is the whole list; a note type names them in its YAML.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.notes.readers.assessments import assessments
from kg.notes.readers.citation import citation
from kg.notes.readers.definitions import definition, definitions
from kg.notes.readers.integration import integration
from kg.notes.readers.keys import KEY_READERS
from kg.notes.readers.prose import claims, prose
from kg.notes.readers.rating import rating
from kg.notes.readers.related import connected, links, related
from kg.notes.reading import Reader

READERS: Mapping[str, Reader] = {
    "assessments": assessments,
    "citation": citation,
    "claims": claims,
    "connected": connected,
    "definition": definition,
    "definitions": definitions,
    "integration": integration,
    "links": links,
    "prose": prose,
    "rating": rating,
    "related": related,
}
"""The readers that `sections` in a note type may name."""

__all__ = ["KEY_READERS", "READERS"]
