"""Statements with their datatypes, a property at a time for the whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.graph.schema_org import CLASSES
from kg.query.rows import Node, QueryAnswer

PAGES = (
    *CLASSES,
    *dict.fromkeys(CLASSES.values()),
    *("kg:ConceptNote", "kg:ArtifactNote", "kg:Artifact", "kg:Premise", "kg:Definition"),
    "schema:Quiz",
)
"""Classes that pages state."""

Values = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """Columns of the graph as terms, each asked for when it is first needed."""

    query: Callable[[str], QueryAnswer]
    columns: dict[str, Mapping[str, Values]] = field(default_factory=dict)

    def values(self, thing: str, name: str) -> Values:
        """Return the values that *thing* has of the property *name*, in order."""
        if name not in self.columns:
            self.columns[name] = self._asked(f"?s {name} ?o")
        return self.columns[name].get(thing, ())

    def types(self, thing: str) -> Values:
        """Return the classes of *thing* that pages state."""
        if "rdf:type" not in self.columns:
            classes = " ".join(PAGES)
            self.columns["rdf:type"] = self._asked(f"VALUES ?o {{ {classes} }} ?s a ?o")
        return self.columns["rdf:type"].get(thing, ())

    def quiz(self, note: str) -> Values:
        """Return the quiz and the questions that are part of *note*."""
        if "quiz" not in self.columns:
            parts = "VALUES ?t { schema:Quiz schema:Question } ?o a ?t ; dcterms:isPartOf ?s"
            self.columns["quiz"] = self._asked(parts)
        return self.columns["quiz"].get(note, ())

    def _asked(self, pattern: str) -> Mapping[str, Values]:
        table = self.query(f"SELECT DISTINCT ?s ?o WHERE {{ {pattern} }}").table
        found: dict[str, list[Node]] = {}
        for subject, value in table.rows if table else ():
            if subject and value:
                found.setdefault(subject.value, []).append(value)
        return {subject: _in_order(values) for subject, values in found.items()}


def _in_order(values: Iterable[Node]) -> Values:
    return tuple(sorted(values, key=lambda v: (v.kind, v.value, v.datatype, v.language)))
