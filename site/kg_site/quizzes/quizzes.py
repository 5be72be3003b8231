"""The quizzes of a site: one for each lesson, each paper that defines, each concept defined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from kg_site.addresses import href
from kg_site.knowledge import Definition
from kg_site.quizzes.definitions import Examiner
from kg_site.quizzes.lessons import lesson_questions
from kg_site.quizzes.near import Neighbourhood
from kg_site.quizzes.questions import Question
from kg_site.shelf import Shelf, count, grouped
from kg_site.views import Ref

OWN = 3
"""Definitions of a concept that its quiz asks for."""

NEAR = 5
"""Near concepts that the quiz on a concept asks for besides."""

MOST = 20
"""Questions on one paper."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz on the thing `iri`; `kind` says what that is."""

    iri: str
    kind: str
    path: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Quizzes:
    """What can be asked: questions of `lessons` by note, definitions by concept and by paper."""

    shelf: Shelf
    lessons: Mapping[str, tuple[Question, ...]]
    nearby: Neighbourhood
    by_paper: Mapping[str, tuple[Definition, ...]]

    @classmethod
    def of(cls, shelf: Shelf) -> Quizzes:
        """Find out what can be asked; a definition can, where another could be meant."""
        known = shelf.knowledge
        nearby = Neighbourhood.of(known.concepts, known.definitions)
        usable = [one for some in nearby.definitions.values() for one in some]
        papers = grouped((d.source, d) for d in usable if d.source in known.papers)
        if len(nearby.definitions) < 2:
            nearby, papers = Neighbourhood.of({}, ()), {}
        return cls(shelf, lesson_questions(shelf), nearby, papers)

    def on(self, iri: str) -> tuple[Ref, ...]:
        """Return a link to the quiz on a thing, nothing where there is none."""
        if questions := self._count(iri):
            return (Ref(count(questions, "question"), href(self._path(iri))),)
        return ()

    def all(self) -> Iterator[Quiz]:
        """Make every quiz: lessons first, then papers, then concepts."""
        known = self.shelf.knowledge
        by_title = sorted(self.lessons, key=lambda iri: (self.shelf.name(iri).casefold(), iri))
        for note in by_title:
            yield Quiz(note, "Lesson", self._path(note), self.lessons[note])
        examiner = Examiner(self.shelf, self.nearby)
        for paper in known.papers:
            if paper in self.by_paper:
                yield Quiz(paper, "Paper", self._path(paper), self._on_paper(examiner, paper))
        for concept in known.concepts:
            if concept in self.nearby.definitions:
                questions = self._on_concept(examiner, concept)
                yield Quiz(concept, "Concept", self._path(concept), questions)

    def _path(self, iri: str) -> str:
        return "quiz/" + self.shelf.addresses.page(iri)

    def _count(self, iri: str) -> int:
        if iri in self.lessons:
            return len(self.lessons[iri])
        if iri in self.by_paper:
            return min(MOST, len(self.by_paper[iri]))
        own = len(self.nearby.definitions.get(iri, ()))
        return min(OWN, own) + len(self.nearby.near(iri, NEAR)) if own else 0

    def _on_paper(self, examiner: Examiner, paper: str) -> tuple[Question, ...]:
        ways = (examiner.which_concept, examiner.which_definition)
        asked = islice(self.by_paper[paper], MOST)
        return tuple(ways[at % 2](definition) for at, definition in enumerate(asked))

    def _on_concept(self, examiner: Examiner, concept: str) -> tuple[Question, ...]:
        """Ask what the concept is, and which concepts near it are meant by what is said."""
        own = self.nearby.definitions[concept][:OWN]
        near = (self.nearby.definitions[one][0] for one in self.nearby.near(concept, NEAR))
        return (*map(examiner.which_definition, own), *map(examiner.which_concept, near))
