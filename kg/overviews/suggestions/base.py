"""A suggestion: something to read, with each reason and what it weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.overviews.graph import Graph
from kg.overviews.reading import Reading
from kg.overviews.suggestions.weights import UNRATED


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is suggested: `kind` is one of `weights.WEIGHTS`.

    `text` says it in words, `path` and `line` where that is written, `iri` is the thing that
    the reason leans on.
    """

    kind: str
    text: str
    weight: float
    iri: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to read next: `score` is the sum of the weights of its `reasons`.

    `kind` is `paper`, or `note` for one that links name and nobody has written. `path` and
    `line` are those of its note, else of its first reason.
    """

    iri: str
    kind: str
    label: str
    year: int | None
    score: float
    reasons: tuple[Reason, ...]
    path: str
    line: int


class Hint(NamedTuple):
    """A reason as it is found; its words and place are looked up only if it is shown.

    `at` is the address where it is written, when that is known already.
    """

    candidate: str
    kind: str
    other: str
    weight: float
    at: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """What has been read and what has not: the stars of what was read make reasons weigh."""

    graph: Graph
    readings: Mapping[str, Reading]
    most: int

    def is_candidate(self, paper: str) -> bool:
        """Tell whether a paper may be suggested: it has not been read to the end."""
        return self.readings.get(paper, Reading.READ) is not Reading.READ

    def relevance(self, thing: str) -> float:
        """Return how relevant a thing is, from 0 to 1."""
        stars = self.graph.ratings.get(thing)
        return min(stars / self.most, 1.0) if stars is not None else UNRATED

    def stars(self, thing: str) -> str:
        """Return the stars of a thing in brackets, nothing where it is not rated."""
        stars = self.graph.ratings.get(thing)
        return f" ({'★' * stars})" if stars else ""
