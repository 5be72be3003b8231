"""What a find returns, and how one kind of thing leads to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Step(NamedTuple):
    """How the things of a kind are come to from those of another, and what these are in words.

    `pattern` goes on from the variable of the other kind. Where `over` names a kind, the step
    goes over that.
    """

    words: str
    pattern: str = ""
    over: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing; in SPARQL its things are the variable of its name (`?paper`).

    `pattern` binds it; `called` binds `?name`, and what else is shown of it as `shown` says;
    `order` are the expressions that order the rows where nobody says how.
    """

    name: str
    about: str
    pattern: str
    called: str
    shown: tuple[str, ...] = ()
    order: tuple[str, ...] = ("LCASE(STR(?title))",)

    @property
    def variable(self) -> str:
        """Return the variable that stands for a thing of this kind."""
        return f"?{self.name}"


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "note",
            "a note; what is found where no `kind:` is given",
            "?note a kg:Note",
            "{ SELECT ?note ?name { ?note dcterms:title ?name } }"
            " { SELECT ?note ?file { ?note kg:sourcePath ?file } }",
            ("(MIN(?file) AS ?path)",),
            ("LCASE(STR(?path))",),
        ),
        Kind(
            "paper",
            "a paper, whether there is a note on it or it is only cited",
            "?paper a kg:Paper",
            "OPTIONAL { ?paper dcterms:title ?name }",
        ),
        Kind(
            "concept",
            "a concept that some note speaks of",
            "?concept a skos:Concept",
            "OPTIONAL { ?concept skos:prefLabel ?name }",
        ),
        Kind(
            "artifact",
            "a part of your own project: a chapter, a specification, a log",
            "?artifact a kg:Artifact",
            "OPTIONAL { ?artifact rdfs:label ?name }",
        ),
        Kind(
            "claim",
            "a single statement in a note",
            "?claim a kg:Claim",
            "OPTIONAL { ?claim schema:text ?name } OPTIONAL { GRAPH ?note { ?claim kg:line ?at } }"
            " OPTIONAL { ?note kg:sourcePath ?file }",
            ("(MIN(?file) AS ?path)", "(MIN(?at) AS ?line)"),
            ("LCASE(STR(?path))", "?line"),
        ),
        Kind(
            "person",
            "an author",
            "?person a foaf:Person",
            "OPTIONAL { ?person foaf:name ?name }",
        ),
    )
}
"""The kinds of things that can be found, by name."""

_ABOUT_PAPER = "?note foaf:primaryTopic ?paper"
_CLAIMED = "GRAPH ?note { ?claim a kg:Claim }"

STEPS: Mapping[tuple[str, str], Step] = {
    ("note", "paper"): Step("the paper it is about", _ABOUT_PAPER),
    ("note", "claim"): Step("the claims in it", _CLAIMED),
    ("paper", "note"): Step("the notes about it", _ABOUT_PAPER),
    ("paper", "claim"): Step("the claims in the notes about it", over="note"),
    ("concept", "note"): Step("the notes about it", "?note foaf:primaryTopic ?concept"),
    ("concept", "paper"): Step(
        "the papers that define it",
        "{ SELECT ?concept ?defined { ?concept skos:definition ?defined } }"
        " { SELECT ?defined ?paper { ?defined dcterms:source ?paper } }",
    ),
    ("concept", "claim"): Step("the claims about it", "?claim schema:about ?concept"),
    ("artifact", "note"): Step("the notes about it", "?note foaf:primaryTopic ?artifact"),
    ("artifact", "paper"): Step("the papers that inform it", "?paper kg:informs ?artifact"),
    ("claim", "note"): Step("the note it stands in", _CLAIMED),
    ("claim", "paper"): Step("the paper which that note is about", over="note"),
    ("person", "paper"): Step("the papers they wrote", "?paper dcterms:creator ?person"),
    ("person", "note"): Step("the notes about these papers", over="paper"),
}
"""The kind that is found, the kind that has the field, and how one comes from this to that."""


def selected(kind: str, pattern: str, also: str = "") -> str:
    """Return a pattern that gives each thing of a kind once, and nothing else but *also*."""
    return f"{{ SELECT DISTINCT ?{kind}{also} {{ {pattern} }} }}"


def stepped(kind: str, other: str, pattern: str, also: str = "") -> str:
    """Return the pattern of the things of *kind* to which those of another kind lead.

    *pattern* is that of the others. Raises `KeyError` where no step is known.
    """
    step = STEPS[kind, other]
    if step.over:
        return stepped(kind, step.over, stepped(step.over, other, pattern, also), also)
    return selected(kind, f"{pattern} {pairs(kind, other, step.pattern)}", also)


def pairs(kind: str, other: str, pattern: str) -> str:
    """Return a pattern that gives things of two kinds which go together, all of them."""
    return f"{{ SELECT ?{kind} ?{other} {{ {pattern} }} }}"
