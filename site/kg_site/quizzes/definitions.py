"""Questions made of definitions: which concept is defined so, how is a concept defined."""

from __future__ import annotations

from dataclasses import dataclass

from kg_site.inline import escape_text, inline
from kg_site.knowledge import Definition, note_of
from kg_site.quizzes.masking import masked
from kg_site.quizzes.near import Neighbourhood
from kg_site.quizzes.questions import Question, with_options
from kg_site.shelf import Shelf, shortened
from kg_site.views import Ref

WRONG = 3
"""Wrong answers beside the right one."""

LONGEST = 240
"""Characters of a definition that is one of the options."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """Makes questions of definitions."""

    shelf: Shelf
    nearby: Neighbourhood

    def which_concept(self, definition: Definition) -> Question:
        """Ask which concept is defined so."""
        concept = definition.concept
        others = (self._label(other) for other in self.nearby.near(concept, WRONG))
        question = Question(
            id=f"{self._id(definition)} concept",
            asked="Which concept is defined so?",
            about=inline(self._masked(definition)),
            source=self._source(definition),
            place=self.shelf.place(definition.iri, definition.line),
        )
        return with_options(question, self._label(concept), others, escape_text)

    def which_definition(self, definition: Definition) -> Question:
        """Ask which of some definitions is the concept's."""
        concept = definition.concept
        near = self.nearby.near(concept, WRONG)
        others = (self._option(self.nearby.definitions[other][0]) for other in near)
        question = Question(
            id=f"{self._id(definition)} definition",
            asked=f"What is meant by “{self._label(concept)}”{self._where(definition)}?",
            source=self._source(definition),
            place=self.shelf.place(definition.iri, definition.line),
        )
        return with_options(question, self._option(definition), others, inline)

    def _where(self, definition: Definition) -> str:
        """Say whose definition is meant, where a concept has several."""
        several = len(self.nearby.definitions[definition.concept]) > 1
        is_papers = definition.source in self.shelf.knowledge.papers
        return f" in {self.shelf.short_name(definition.source)}" if several and is_papers else ""

    def _label(self, concept: str) -> str:
        return self.nearby.concepts[concept].label

    def _masked(self, definition: Definition) -> str:
        concept = self.nearby.concepts[definition.concept]
        return masked(self.shelf.readable(definition.text), (concept.label, *concept.aliases))

    def _option(self, definition: Definition) -> str:
        return shortened(self._masked(definition), LONGEST)

    def _source(self, definition: Definition) -> Ref:
        paper = self.shelf.knowledge.papers.get(definition.source)
        return self.shelf.ref(paper.iri if paper else note_of(definition.iri))

    def _id(self, definition: Definition) -> str:
        return definition.iri.removeprefix(self.shelf.knowledge.base)
