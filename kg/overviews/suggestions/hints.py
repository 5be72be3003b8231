"""Where reasons to read something come from: each is a function that yields hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.names import fold
from kg.overviews.graph import by, note_of
from kg.overviews.reading import Reading
from kg.overviews.suggestions.base import Hint, Library
from kg.overviews.suggestions.weights import WEIGHTS

Hinting = Callable[[Library], Iterator[Hint]]

_CITES = "SELECT DISTINCT ?citing ?cited { ?citing cito:cites ?cited }"
_OPPOSED = """
SELECT DISTINCT ?speaker ?premise {
  ?premise a kg:Premise . VALUES ?against { kg:disputes kg:contradicts kg:qualifiesClaim }
  ?speaker ?against ?premise
}"""
_REFUTED = """
SELECT DISTINCT ?speaker ?premise {
  VALUES ?against { cito:disputes cito:refutes cito:critiques cito:disagreesWith cito:qualifies }
  ?speaker ?against ?paper . ?premise schema:appearance ?paper ; kg:role kg:LoadBearing
}"""
_UNDEFINED = """
SELECT DISTINCT ?concept ?name {
  ?concept a skos:Concept FILTER NOT EXISTS { ?concept skos:definition ?definition }
  { ?concept skos:prefLabel ?name } UNION { ?concept skos:altLabel ?name }
}"""
_TITLES = """
SELECT DISTINCT ?paper ?text {
  ?paper a kg:Paper . { ?paper dcterms:title ?text } UNION { ?paper kg:tldr ?text }
}"""


def cited(library: Library) -> Iterator[Hint]:
    """Yield what something cites that was read; a stub that cites says nothing for it."""
    for row in library.graph.rows(_CITES):
        citing, paper = row["citing"], row["cited"]
        if library.is_candidate(paper) and _is_known(library, citing):
            weight = WEIGHTS["cited"] * library.relevance(citing)
            yield Hint(paper, "cited", citing, weight)


def cites(library: Library) -> Iterator[Hint]:
    """Yield what cites something that was read."""
    for row in library.graph.rows(_CITES):
        citing, paper = row["citing"], row["cited"]
        if library.is_candidate(citing) and library.readings.get(paper) is Reading.READ:
            yield Hint(citing, "cites", paper, WEIGHTS["cites"] * library.relevance(paper))


def co_cited(library: Library) -> Iterator[Hint]:
    """Yield what is cited beside something that was read and given stars, once for each."""
    seen: set[tuple[str, str]] = set()
    for citing, rows in by(library.graph.rows(_CITES), "citing").items():
        papers = {row["cited"] for row in rows}
        rated = [paper for paper in papers if library.graph.ratings.get(paper)]
        beside = [paper for paper in papers if library.is_candidate(paper)]
        for paper in beside:
            for other in rated:
                if other != paper and (paper, other) not in seen:
                    seen.add((paper, other))
                    weight = WEIGHTS["co-cited"] * library.relevance(other)
                    yield Hint(paper, "co-cited", other, weight, citing)


def opposes(library: Library) -> Iterator[Hint]:
    """Yield what speaks against a premise, or against the paper that rests on one."""
    for row in [*library.graph.rows(_OPPOSED), *library.graph.rows(_REFUTED)]:
        speaker = row["speaker"]
        paper = library.graph.said(speaker, "schema:appearance") or speaker
        paper = library.graph.topic(paper)
        if library.is_candidate(paper):
            yield Hint(paper, "opposes", row["premise"], WEIGHTS["opposes"])


def defines(library: Library) -> Iterator[Hint]:
    """Yield what names, in its title or summary, a concept that nobody defines."""
    names: dict[str, str] = {
        fold(row["name"]): row["concept"] for row in library.graph.rows(_UNDEFINED)
    }
    if not names:
        return
    longest = max(len(name.split()) for name in names)
    seen: set[tuple[str, str]] = set()
    for row in library.graph.rows(_TITLES):
        if library.is_candidate(row["paper"]):
            for concept in _named(row["text"], names, longest):
                if (row["paper"], concept) not in seen:
                    seen.add((row["paper"], concept))
                    yield Hint(row["paper"], "defines", concept, WEIGHTS["defines"])


def begun(library: Library) -> Iterator[Hint]:
    """Yield what is being read, or waits to be, as its note says."""
    for kind, state in (("begun", Reading.BEGUN), ("waiting", Reading.WAITING)):
        for paper, far in library.readings.items():
            if far is state:
                note = library.graph.notes[paper][0]
                yield Hint(paper, kind, note, WEIGHTS[kind] * library.relevance(paper), note)


HINTS: Sequence[Hinting] = (opposes, begun, defines, cited, cites, co_cited)
"""Every source of reasons for papers, in the order in which reasons of equal weight are told."""


def linked(library: Library, missing: Mapping[str, Sequence[str]]) -> Iterator[Hint]:
    """Yield a reason for each note that links to one of *missing*, which nobody has written."""
    for address, links in missing.items():
        for note, found in by(({"note": note_of(x), "link": x} for x in links), "note").items():
            weight = WEIGHTS["linked"] * library.relevance(library.graph.topic(note))
            yield Hint(address, "linked", note, weight, found[0]["link"])


def _is_known(library: Library, citing: str) -> bool:
    """Tell whether what cites something is in the vault as more than a stub."""
    return library.readings.get(citing, Reading.READ) not in (Reading.NEVER, Reading.WAITING)


def _named(text: str, names: Mapping[str, str], longest: int) -> Iterator[str]:
    """Yield the concepts of *names* that a text names in full words."""
    words = fold(text).split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + longest, len(words)) + 1):
            concept = names.get(" ".join(words[start:end]))
            if concept:
                yield concept
