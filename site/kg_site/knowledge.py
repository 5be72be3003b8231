"""What the graph says, asked once for the whole site and kept as values.

Everything is keyed by IRI. An item (a definition, a link …) is addressed as a fragment
of its note, so that `note_of` its IRI is the note it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.overviews.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `types` are the names of its classes, `topics` what it is about."""

    iri: str
    path: str
    title: str
    types: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()
    relevance: int = 0

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2].removesuffix(".md")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper; `authors` are IRIs of persons in their order."""

    iri: str
    title: str
    year: str = ""
    authors: tuple[str, ...] = ()
    arxiv: str = ""
    doi: str = ""
    url: str = ""
    citekeys: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept and its neighbours by IRI."""

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """A part of the reader's own project; `whole` what it is part of, by IRI."""

    iri: str
    label: str
    kind: str = ""
    project: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a note to something, with its reason and the sentence around it."""

    iri: str
    source: str
    target: str
    relation: str
    reason: str
    sentence: str
    line: int


@dataclass(frozen=True, slots=True)
class Definition:
    """How a source (a paper, by IRI; empty: the note's own) defines a concept."""

    iri: str
    concept: str
    text: str
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Integration:
    """A paper informs an artifact, for a reason; `onward` is what the arrow points to."""

    iri: str
    artifact: str
    paper: str
    reason: str
    onward: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """One of the 5 Cs of a paper, or its relevance with `rating` stars."""

    iri: str
    aspect: str
    text: str
    paper: str
    rating: int
    line: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """A numbered contribution of a paper."""

    iri: str
    paper: str
    position: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that has a page of its own.

    `roles` are the names of what it does in its text, `types` of its classes; `sources` are
    the papers or notes that make it, by IRI; `modality` is how earnestly.
    """

    iri: str
    text: str
    roles: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    modality: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the pages are made of; lists are in the order of their place.

    `subjects` are the notes that speak of each concept; `lines` the line of each item
    that is not a link; `roles` those of every claim, also of one without a page; `tags` those
    of each note, `orcids` those of persons.
    """

    base: str
    notes: Mapping[str, Note] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    artifacts: Mapping[str, Artifact] = field(default_factory=dict)
    persons: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    definitions: tuple[Definition, ...] = ()
    integrations: tuple[Integration, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    subjects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    orcids: Mapping[str, str] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()

    def iris(self) -> Iterator[str]:
        """Yield everything that has a page."""
        yield from self.notes
        yield from self.papers
        yield from self.concepts
        yield from self.artifacts
        yield from self.persons
        yield from self.claims


def note_of(item: str) -> str:
    """Return the note that an item stands in."""
    return item.partition("#")[0]
