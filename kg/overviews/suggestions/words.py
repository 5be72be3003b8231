"""The words of a reason, and the place where it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.overviews.graph import Graph, note_of
from kg.overviews.suggestions.base import Hint, Library, Reason


def reason(library: Library, hint: Hint) -> Reason:
    """Return a hint with its words and its place."""
    text, at = _WORDS[hint.kind](library, hint)
    path, line = library.graph.place(at) if at else ("", 0)
    return Reason(hint.kind, text, round(hint.weight, 2), hint.other, path, line)


def _cited(library: Library, hint: Hint) -> tuple[str, str]:
    name = _name(library.graph, hint.other) + library.stars(hint.other)
    return f"cited by {name}", _citation(library.graph, hint.other, hint.candidate)


def _cites(library: Library, hint: Hint) -> tuple[str, str]:
    graph = library.graph
    summary = graph.said(hint.candidate, "kg:tldr")
    text = f"cites {_name(graph, hint.other)}{library.stars(hint.other)}"
    at = _citation(graph, hint.candidate, hint.other)
    return (f"{text}: {summary}" if summary else text), at


def _co_cited(library: Library, hint: Hint) -> tuple[str, str]:
    graph = library.graph
    beside = _name(graph, hint.other) + library.stars(hint.other)
    at = _citation(graph, hint.at, hint.candidate)
    return f"cited beside {beside} by {_name(graph, hint.at)}", at


def _opposes(library: Library, hint: Hint) -> tuple[str, str]:
    text = library.graph.said(hint.other, "schema:text")
    return f"speaks against the premise: {text}", _relation(library.graph, hint)


def _defines(library: Library, hint: Hint) -> tuple[str, str]:
    using = library.graph.subjects("dcterms:subject", hint.other)
    concept = library.graph.items.label(hint.other)
    return f"is on {concept}, which no note defines", min(using, default=hint.other)


def _status(library: Library, hint: Hint) -> tuple[str, str]:
    status = library.graph.said(hint.other, "kg:status")
    return f"its note says {status}{library.stars(hint.candidate)}", hint.other


def _linked(library: Library, hint: Hint) -> tuple[str, str]:
    graph = library.graph
    topic = graph.topic(hint.other)
    why = graph.said(hint.at, "kg:rationale")
    text = f"linked from {_name(graph, topic)}{library.stars(topic)}"
    return (f"{text}: {why}" if why else text), hint.at


_WORDS: Mapping[str, Callable[[Library, Hint], tuple[str, str]]] = MappingProxyType(
    {
        "cited": _cited,
        "cites": _cites,
        "co-cited": _co_cited,
        "opposes": _opposes,
        "defines": _defines,
        "begun": _status,
        "waiting": _status,
        "linked": _linked,
    }
)


def _name(graph: Graph, thing: str) -> str:
    return graph.signature(thing) if graph.is_a(thing, "kg:Paper") else graph.title(thing)


def _citation(graph: Graph, citing: str, cited: str) -> str:
    """Return the citation by which one thing cites another, else the thing that cites."""
    for item in graph.subjects("cito:hasCitedEntity", cited):
        if graph.said(item, "cito:hasCitingEntity") == citing:
            return item
    return citing


def _relation(graph: Graph, hint: Hint) -> str:
    """Return the relation by which something in the candidate opposes a premise."""
    for item in graph.subjects("rdf:object", hint.other):
        subject = graph.said(item, "rdf:subject")
        sources = {subject, graph.said(subject, "schema:appearance"), graph.topic(note_of(subject))}
        if hint.candidate in sources:
            return item
    return hint.other
