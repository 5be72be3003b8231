"""Checks of lessons: their questions, their quotations."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks.anchors import Inside
from kg.checks.base import Finding
from kg.checks.graph import Spots, pairs, shortened
from kg.index import Index
from kg.query import rows

_NAMED = """
SELECT DISTINCT ?q ?path ?line ?name WHERE {
  ?q kg:sectionMissing true ; kg:refersToSection ?name ; kg:line ?line ;
     dcterms:isPartOf/kg:sourcePath ?path .
}"""
_QUOTED = """
SELECT DISTINCT ?q ?path ?line ?end ?text WHERE {
  ?q kg:verification kg:Unverified ; schema:text ?text ; kg:line ?line ;
     dcterms:isPartOf/kg:sourcePath ?path .
  OPTIONAL { ?q kg:endLine ?end }
}"""


def duplicate_question(index: Index) -> Iterator[Finding]:
    """A quiz that asks one question twice.

    Why: `kg quiz` asks it once; the other one may have been meant to be another.

        1. What is a proxy?
        2. What is a proxy?

    Instead: change one, or take it out.
    """
    spots = Spots(index)
    for question, earlier in sorted(pairs(index, "kg:duplicateOf")):
        here, there = spots.of(question), spots.of(earlier)
        if here and there:
            yield Finding(
                path=here.path,
                line=here.line,
                message=f"'{spots.label(question)}' was asked at {there}",
                help="change one of the two, or take it out",
            )


def unknown_section(index: Index) -> Iterator[Finding]:
    """A question that names a section its lesson does not have.

    Why: who reads the question cannot look the answer up.

        3. What does "A worked example" say of the agent?     (there is no such heading)

    Instead: the heading as it reads, or the section that was left out.
    """
    inside = Inside(index)
    for row in rows(index.store, index.config.base, _NAMED):
        if not inside.has(row["path"], row["name"], ""):
            yield Finding(
                path=row["path"],
                line=int(row["line"]),
                message=f"the lesson has no section '{row['name']}'",
                help="name a heading of the lesson, or add the section",
            )


def unverified_quotation(index: Index) -> Iterator[Finding]:
    """A quotation that nobody has compared with its source.

    Why: what goes into a chapter word for word must stand there word for word.

        > A measure that was good enough to learn from can be too poor to be held to.
        > — A reader, Notes on proxies (2026)

    Instead: name the PDF (`pdf:` in the front matter), so that it is looked up; or look it up
    yourself, and say so on its line: `<!-- kg-ignore: unverified-quotation -->`.
    """
    for row in rows(index.store, index.config.base, _QUOTED):
        yield Finding(
            path=row["path"],
            line=int(row["line"]),
            end_line=int(row["end"] or row["line"]),
            message=f"'{shortened(row['text'])}' was not compared with its source",
            help="look it up, then put `<!-- kg-ignore: unverified-quotation -->` behind it",
        )
