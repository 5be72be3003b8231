"""Checks of how papers are judged: the 5 Cs, the stars."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks.base import Finding
from kg.checks.graph import Spots
from kg.diagnostics import Severity
from kg.index import Index
from kg.query import rows
from kg.vocabulary import PREFIXES

_FIVE_CS = ("Category", "Context", "Correctness", "Contributions", "Clarity")
_LITERATURE = """
SELECT DISTINCT ?n ?path ?line WHERE {
  ?n a kg:LiteratureNote ; kg:sourcePath ?path . OPTIONAL { ?n kg:line ?line }
}"""
_ASSESSED = "SELECT ?n ?aspect WHERE { ?a kg:aspect ?aspect ; dcterms:isPartOf ?n }"
_UNRATED = """
SELECT DISTINCT ?n WHERE {
  ?n a kg:LiteratureNote ; foaf:primaryTopic ?paper .
  FILTER NOT EXISTS { ?n kg:relevance ?stars } FILTER EXISTS { ?a schema:itemReviewed ?paper }
}"""
_RATED = """
SELECT DISTINCT ?a ?path ?line ?value ?best WHERE {
  { SELECT ?a ?value WHERE {
    ?a kg:aspect kg:Relevance ; schema:ratingValue ?value . FILTER (?value > {most}) } }
  ?a kg:line ?line ; dcterms:isPartOf/kg:sourcePath ?path .
  OPTIONAL { ?a schema:bestRating ?best }
}"""
_MOST_STARS = 5
"""Where `kg.yaml` does not say how many there are."""


def missing_five_c(index: Index) -> Iterator[Finding]:
    """A literature note in which one of the 5 Cs is not judged.

    Why: papers are compared by category, context, correctness, contributions and clarity;
    a gap is a paper that drops out of the comparison.

        | C | Assessment |
        |---|---|
        | Category | Survey |

    Instead: a row for each of the five, even if it is short. A note that judges none of
    them is only begun (info).
    """
    store, base = index.store, index.config.base
    judged: dict[str, set[str]] = {}
    for row in rows(store, base, _ASSESSED):
        judged.setdefault(row["n"], set()).add(row["aspect"].removeprefix(PREFIXES["kg"]))
    for row in rows(store, base, _LITERATURE):
        path, line = row["path"], int(row["line"] or 1)
        missing = [name for name in _FIVE_CS if name not in judged.get(row["n"], ())]
        if len(missing) == len(_FIVE_CS):  # a note that was only begun: progress, no fault
            yield Finding(
                path=path,
                line=line,
                message=f"none of the 5 Cs is judged yet: {', '.join(missing)}",
                help="fill the table of the 5 Cs when the paper is read",
                severity=Severity.INFO,
            )
            continue
        for name in missing:
            yield Finding(
                path=path,
                line=line,
                message=f"the note does not judge the paper's {name}",
                help=f"add a row `| {name} | … |` to the 5 Cs",
            )


def missing_relevance(index: Index) -> Iterator[Finding]:
    """A literature note that judges its paper, but not how much it matters.

    Why: what to read next, and what a chapter stands on, are ordered by relevance.

        ## 5 Cs
        | Category | Survey |

    Instead: stars with their reason, or `relevance:` in the front matter.

        **Relevance**: ⭐⭐ — the only survey of the field
    """
    spots = Spots(index)
    for row in rows(index.store, index.config.base, _UNRATED):
        spot = spots.of(row["n"])
        if spot:
            yield Finding(
                path=spot.path,
                line=spot.line,
                message="the note does not say how relevant the paper is",
                help="add a line `**Relevance**: ⭐⭐ — why`, or `relevance:` to the front matter",
            )


def relevance_out_of_range(index: Index) -> Iterator[Finding]:
    """More stars than there are.

    Why: papers are ordered by their stars; one with four of three stands before all others.

        relevance: 4            (kg.yaml: relevance_max: 3)

    Instead: a number within the scale, or the scale that is meant in `kg.yaml`. Without
    `relevance_max` there are five stars.
    """
    most = index.config.relevance_max or _MOST_STARS
    for row in rows(index.store, index.config.base, _RATED.replace("{most}", str(most))):
        best = int(row["best"] or most)
        if int(row["value"]) > best:
            yield Finding(
                path=row["path"],
                line=int(row["line"]),
                message=f"{row['value']} stars, of {best}",
                help="correct the stars, or set `relevance_max` in kg.yaml",
            )
