"""What `has:` and `is:` know besides the fields: things that are there or are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What a thing may have or be; `patterns` match where it does, or does not if `lacks`."""

    name: str
    about: str
    patterns: Mapping[str, str]
    lacks: bool = False


_IN = "?{0} a {1} ; dcterms:isPartOf ?note ."
_NOTES = {
    "paper": "?note foaf:primaryTopic ?paper .",
    "concept": "?note foaf:primaryTopic ?concept .",
    "artifact": "?note foaf:primaryTopic ?artifact .",
}
_LEADS_NOWHERE = "VALUES ?nowhere { kg:Missing kg:Ambiguous } ?target a ?nowhere ."

HAS: Mapping[str, Mark] = {
    mark.name: mark
    for mark in (
        Mark("note", "a note about it", _NOTES),
        Mark("link", "a link to something else", {"note": "?note dcterms:references ?target ."}),
        Mark("backlink", "a link to it", {"note": "?from dcterms:references ?note ."}),
        Mark("table", "a comparison table", {"note": _IN.format("table", "kg:ComparisonTable")}),
        Mark("quiz", "questions", {"note": _IN.format("question", "kg:QuizQuestion")}),
        Mark("quotation", "a quotation", {"note": _IN.format("quotation", "schema:Quotation")}),
    )
}
"""What a thing may have; so it may have every field."""

IS: Mapping[str, Mark] = {
    mark.name: mark
    for mark in (
        Mark("orphan", "no note links to it", HAS["backlink"].patterns, lacks=True),
        Mark("deadend", "it links to nothing", HAS["link"].patterns, lacks=True),
        Mark(
            "broken",
            "one of its links leads to no note, or to several",
            {"note": f"{_LEADS_NOWHERE} ?link kg:to ?target ; kg:from ?note ."},
        ),
        Mark("unread", "there is no note about it", _NOTES, lacks=True),
        Mark("stub", "only its name is known", {"paper": "?paper kg:recordStatus kg:Stub ."}),
        Mark(
            "undefined",
            "no note defines it",
            {"concept": "?concept skos:definition ?definition ."},
            lacks=True,
        ),
        Mark(
            "duplicate",
            "another paper has its title",
            {"paper": "?paper kg:possibleDuplicateOf ?other ."},
        ),
    )
}
"""What a thing may be."""
