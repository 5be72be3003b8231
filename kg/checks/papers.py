"""Checks of papers: which they are, and what they may cite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.checks.base import Finding
from kg.checks.graph import Spot, Spots, graphs_of, instances, pairs
from kg.checks.texts import Place, Texts
from kg.index import Index
from kg.vocabulary import PREFIXES

_NAMES: Mapping[str, str] = {
    "fabio:hasArXivId": "arXiv id",
    "bibo:doi": "DOI",
    "bibo:isbn13": "ISBN",
    "kg:citekey": "citekey",
}
_IDENTITIES: Mapping[str, str] = {
    "fabio:hasArXivId": "arXiv id",
    "bibo:doi": "DOI",
    "bibo:isbn13": "ISBN",
    "schema:url": "address",
}


def duplicate_identifier(index: Index) -> Iterator[Finding]:
    """An identifier that two notes claim for their papers.

    Why: either two notes describe one paper, and what they say is merged, or an
    identifier was copied into the wrong note, and two papers are confused.

        a.md:  arxiv: "1906.01820"
        b.md:  arxiv: "1906.01820"

    Instead: give each paper its own identifier, or keep one literature note a paper.
    """
    topics = dict(pairs(index, "foaf:primaryTopic"))
    about: dict[str, list[str]] = {}
    for note, topic in topics.items():
        about.setdefault(topic, []).append(note)
    claims = _Claims(index)
    for curie, name in _NAMES.items():
        papers: dict[str, list[str]] = {}
        for paper, value in pairs(index, curie):
            papers.setdefault(value, []).append(paper)
        for value, several in papers.items():
            if len(several) > 1:
                notes = [note for paper in several for note in about.get(paper, ())]
                yield from claims.of(notes, f"{name} {value}", value)
    literature = instances(index, "kg:LiteratureNote")
    for paper, notes in about.items():
        read = [note for note in notes if note in literature]
        name, value = claims.identity(paper)
        yield from claims.of(read, f"{name} {value}", value)


@dataclass(slots=True)
class _Claims:
    """Puts together the notes that claim one identifier."""

    index: Index
    spots: Spots = field(init=False)
    texts: Texts = field(init=False)

    def __post_init__(self) -> None:
        self.spots, self.texts = Spots(self.index), Texts(self.index)

    def identity(self, paper: str) -> tuple[str, str]:
        """Return what a paper is known by, and its value."""
        said = ((name, self.spots.one(paper, curie)) for curie, name in _IDENTITIES.items())
        return next((pair for pair in said if pair[1]), ("title", self.spots.label(paper)))

    def of(self, notes: Sequence[str], identifier: str, value: str) -> Iterator[Finding]:
        """Yield a finding for each of *notes*, if they are several, that names another one."""
        if len(notes) < 2:
            return
        places = {path: self.texts.of_words(path, value) for path in map(self._path, notes)}
        for path, place in sorted(places.items()):
            others = [Spot(p, at.line) for p, at in sorted(places.items()) if p != path]
            if others:
                yield _duplicate(path, place, others, identifier)

    def _path(self, note: str) -> str:
        return self.spots.items.note(note)[0]


def _duplicate(path: str, place: Place, others: Sequence[Spot], identifier: str) -> Finding:
    those = f"that of {others[0]}"
    if len(others) > 1:
        those = f"those of {others[0]} and {len(others) - 1} more"
    return Finding(
        path=path,
        line=place.line,
        column=place.column,
        end_column=place.end_column,
        message=f"the paper of this note and {those} have the same identifier: {identifier}",
        help="correct the identifier, or join the two notes",
    )


def possible_duplicate(index: Index) -> Iterator[Finding]:
    """A paper of the same title as another one, with another year or first author.

    Why: if they are one, what the notes say of it lies apart; if they are two, only an
    identifier can tell.

        a.md:  title: Attention     year: 2017
        b.md:  title: Attention     year: 2019

    Instead: an `arxiv`, `doi` or `isbn` in both notes.
    """
    spots, texts = Spots(index), Texts(index)
    maybe = NamedNode(PREFIXES["kg"] + "possibleDuplicateOf")
    for quad in index.store.quads_for_pattern(None, maybe, None, None):
        if not isinstance(quad.graph_name, NamedNode):
            continue
        path = spots.items.note(quad.graph_name.value)[0]
        other = spots.of(getattr(quad.object, "value", ""))
        title = spots.label(getattr(quad.subject, "value", ""))
        place = texts.of_words(path, title)
        if other and other.path != path:
            yield Finding(
                path=path,
                line=place.line,
                column=place.column,
                end_column=place.end_column,
                message=f"'{title}' may be the paper of {other}: the title is the same",
                help="give both their arXiv id, DOI or ISBN; the same one if they are one",
            )


def impossible_citation(index: Index) -> Iterator[Finding]:
    """A paper that cites itself, or one that appeared more than a year later.

    Why: one of the two was taken for another paper, or one of the years is wrong; paths
    and timelines then run backwards.

        a.md (2017):  Extends: [[LN-Jones-2023]]

    Instead: correct the year, or the target. A year of difference is let pass: a preprint
    may cite what was printed later. What only a service says of who cites whom is let pass too.
    """
    years = {paper: int(year) for paper, year in pairs(index, "fabio:hasPublicationYear")}
    spots = Spots(index)
    batches = instances(index, "kg:CitationBatch")
    for citing, cited in sorted(set(pairs(index, "cito:cites"))):
        early, late = years.get(citing, 0), years.get(cited, 0)
        if citing != cited and not (early and late > early + 1):
            continue
        if batches and graphs_of(index, citing, "cito:cites", cited) <= batches:
            continue
        found = _citation(spots, citing, cited) or spots.of(citing)
        if found is None:
            continue
        first, second = spots.label(citing), spots.label(cited)
        how = f"cites '{second}' ({late}), which is later" if citing != cited else "cites itself"
        yield Finding(
            path=found.path,
            line=found.line,
            message=f"'{first}' ({early}) {how}" if early else f"'{first}' {how}",
            help=f"see {spots.of(cited)}" if citing != cited else "which paper is meant?",
        )


def _citation(spots: Spots, citing: str, cited: str) -> Spot | None:
    """Return where it is written that one paper cites the other."""
    ends = (("cito:hasCitingEntity", citing), ("cito:hasCitedEntity", cited))
    first, second = (set(spots.items.subjects(curie, paper)) for curie, paper in ends)
    found = [spot for spot in map(spots.of, first & second) if spot]
    return min(found, key=str, default=None)
