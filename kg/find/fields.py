"""The fields of the short query language: the one table of their names, meaning and SPARQL.

Each field is asked of the kinds of things that it has ways for; of another kind it is asked of
the things that `kinds.STEPS` lead to. `docs/find.md` shows this table, and a test holds them
together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Way(NamedTuple):
    """How a thing comes to its values: the triple with `?value`, and the step to it from there.

    What has the value is found first, then what that belongs to.
    """

    triple: str
    step: str = ""


Ways = Mapping[str, tuple[Way, ...]]
"""Ways by the kind of thing; where there are several, any of them will do."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name and other spellings, its type (see `valuetypes`), what it matches.

    `ways` lead from a thing of each kind that has the field to its values; `ordered` to those
    by which a find is sorted, where they are others.
    """

    name: str
    type: str
    about: str
    ways: Ways
    also: tuple[str, ...] = ()
    ordered: Ways = field(default_factory=dict)


def _ways(**triples: str) -> Ways:
    """Return the ways that need no step, by kind."""
    return {kind: (Way(f"?{kind} {triple} ?value"),) for kind, triple in triples.items()}


_IS_CONCEPT = {"concept": (Way("BIND(?value AS ?concept)"),)}
_IS_ARTIFACT = {"artifact": (Way("BIND(?value AS ?artifact)"),)}
_IS_PAPER = {"paper": (Way("BIND(?value AS ?paper)"),)}
_IS_PERSON = {"person": (Way("BIND(?value AS ?person)"),)}
_USED_IN = "GRAPH ?note { ?use a kg:Integration }"
_DEFINED = "?defined rdf:value ?value"

GROUPS: Mapping[str, tuple[Field, ...]] = {
    "Words and names": (
        Field("text", "words", "words in title, aliases or text, as a bare word does", {}),
        Field(
            "title",
            "text",
            "what a thing is called; of a claim, what it says",
            _ways(
                note="dcterms:title",
                paper="dcterms:title",
                concept="skos:prefLabel",
                artifact="rdfs:label",
                claim="schema:text",
                person="foaf:name",
            ),
            also=("name", "label"),
        ),
        Field(
            "alias",
            "text",
            "another name",
            _ways(note="kg:alias", concept="skos:altLabel"),
            also=("aliases",),
        ),
    ),
    "Notes": (
        Field("type", "type", "the note type, with the types that extend it", {}),
        Field(
            "tag",
            "nested",
            "a tag, with those below it: `tag:a` covers `a/b`; `#a` for short",
            _ways(note="schema:keywords"),
            also=("tags", "keyword"),
        ),
        Field("status", "word", "the `status` of the front matter", _ways(note="kg:status")),
        Field("topic", "word", "the `topic` of the front matter", _ways(note="kg:topic")),
        Field("maturity", "word", "the `maturity` of the front matter", _ways(note="kg:maturity")),
        Field(
            "relevance",
            "number",
            "how many stars of relevance the note gives",
            _ways(note="kg:relevance"),
            also=("stars", "rating"),
        ),
        Field(
            "pass",
            "number",
            "the pass of reading the note has come to (`keshav-pass`)",
            _ways(note="kg:readingPass"),
        ),
        Field("created", "date", "the day it was begun", _ways(note="dcterms:created")),
        Field(
            "updated",
            "date",
            "the day it was last changed, as the front matter says",
            _ways(note="dcterms:modified"),
            also=("modified",),
        ),
        Field("path", "text", "the path of its file in the vault", _ways(note="kg:sourcePath")),
        Field(
            "folder",
            "folder",
            "a folder that holds it, at any depth",
            _ways(note="kg:sourcePath"),
            also=("dir",),
        ),
    ),
    "How things hang together": (
        Field(
            "concept",
            "concept",
            "a concept it speaks of, by any of its names, with the narrower ones",
            {**_ways(note="dcterms:subject", claim="schema:about"), **_IS_CONCEPT},
        ),
        Field(
            "definition",
            "text",
            "the text of a definition it gives",
            {
                "note": (Way(_DEFINED, "GRAPH ?note { ?defined a kg:Definition }"),),
                "paper": (Way(_DEFINED, "?defined dcterms:source ?paper"),),
                "concept": (Way(_DEFINED, "?concept skos:definition ?defined"),),
            },
        ),
        Field(
            "artifact",
            "artifact",
            "a part of your project that it is said to serve, with the parts of that",
            {
                "note": (Way("?use cito:hasCitingEntity ?value", _USED_IN),),
                **_ways(paper="kg:informs"),
                **_IS_ARTIFACT,
            },
            also=("informs",),
        ),
        Field(
            "project",
            "word",
            "the project that it is part of or serves",
            {
                "note": (
                    Way(
                        "?artifact kg:inProject/rdfs:label ?value",
                        f"{{ SELECT ?use ?artifact {{ ?use cito:hasCitingEntity ?artifact }} }}"
                        f" {{ SELECT ?use ?note {{ {_USED_IN} }} }}",
                    ),
                    Way(
                        "?artifact kg:inProject/rdfs:label ?value",
                        "?note foaf:primaryTopic ?artifact",
                    ),
                ),
                **_ways(paper="kg:informs/kg:inProject/rdfs:label"),
                **_ways(artifact="kg:inProject/rdfs:label"),
            },
        ),
        Field(
            "links",
            "place",
            "a thing it links to, or to a note about it",
            _ways(note="dcterms:references"),
        ),
        Field(
            "linkedby",
            "place",
            "a thing whose note links to it",
            {"note": (Way("?value dcterms:references ?note"),)},
        ),
        Field(
            "relation",
            "word",
            "the relation that is written at one of its links: supports, extends",
            {"note": (Way("?link kg:relation ?value", "?link kg:from ?note"),)},
        ),
        Field(
            "reason",
            "text",
            "the reason that is written at one of its links",
            {"note": (Way("?link kg:rationale ?value", "?link kg:from ?note"),)},
        ),
    ),
    "Papers": (
        Field(
            "paper",
            "paper",
            "the paper it is about: `@citekey`, DOI, arXiv id or title",
            {**_ways(note="foaf:primaryTopic"), **_IS_PAPER},
        ),
        Field(
            "author",
            "person",
            "an author: the beginnings of words of the name",
            {**_ways(paper="dcterms:creator"), **_IS_PERSON},
            also=("authors",),
            ordered=_ways(
                paper="bibo:authorList/rdf:first/foaf:familyName", person="foaf:familyName"
            ),
        ),
        Field(
            "year",
            "year",
            "the year of publication",
            _ways(paper="fabio:hasPublicationYear"),
            also=("published",),
        ),
        Field(
            "venue", "text", "where it was published", _ways(paper="kg:venue"), also=("journal",)
        ),
        Field(
            "cites",
            "paper",
            "a paper that is cited",
            {
                "note": (
                    Way("?paper cito:cites ?value", "?note foaf:primaryTopic ?paper"),
                    Way("?note cito:cites ?value"),
                ),
                **_ways(paper="cito:cites", artifact="cito:cites"),
            },
        ),
        Field(
            "citedby",
            "paper",
            "a paper that cites it",
            {"paper": (Way("?value cito:cites ?paper"),)},
        ),
        Field(
            "citekey", "citekey", "the key it is cited by", _ways(paper="kg:citekey"), also=("key",)
        ),
        Field("doi", "doi", "its DOI", _ways(paper="bibo:doi")),
        Field("arxiv", "arxiv", "its arXiv id", _ways(paper="fabio:hasArXivId")),
    ),
    "Claims": (
        Field("claim", "text", "what a claim says", _ways(claim="schema:text")),
        Field(
            "role",
            "term",
            "what a claim is for: premise, core claim, contribution, implication",
            {"claim": (Way("?claim kg:role ?value"), Way("?claim a ?value"))},
        ),
        Field(
            "modality",
            "term",
            "how a claim is meant: asserted, hypothetical, interpretation, open empirical",
            _ways(claim="kg:modality"),
        ),
        Field(
            "by",
            "text",
            "who says it: an author, the reader",
            {"claim": (Way("?agent foaf:name ?value", "?claim prov:wasAttributedTo ?agent"),)},
        ),
    ),
}
"""The fields in the order in which they are documented."""

FIELDS: Mapping[str, Field] = {f.name: f for fields in GROUPS.values() for f in fields}
"""Every field by its name."""

BY_SPELLING: Mapping[str, Field] = {
    spelling: f for f in FIELDS.values() for spelling in (f.name, *f.also)
}
"""Every field by each of its spellings."""
