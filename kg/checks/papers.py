"""Checks of papers and of the notes on them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diagnostics import Diagnostic, Severity
from kg.index import Index
from kg.query import rows
from kg.vocabulary import PREFIXES

_SHARED = """
SELECT DISTINCT ?value ?property ?path ?other WHERE {
  VALUES ?property { fabio:hasArXivId bibo:doi bibo:isbn13 kg:citekey }
  ?a ?property ?value . ?b ?property ?value . FILTER (?a != ?b)
  ?m foaf:primaryTopic ?a ; kg:sourcePath ?path .
  ?n foaf:primaryTopic ?b ; kg:sourcePath ?other .
}"""
_SAME_PAPER = """
SELECT DISTINCT ?paper ?path ?other WHERE {
  ?m a kg:LiteratureNote ; foaf:primaryTopic ?paper ; kg:sourcePath ?path .
  ?n a kg:LiteratureNote ; foaf:primaryTopic ?paper ; kg:sourcePath ?other .
  FILTER (?m != ?n)
}"""
_FIVE_CS = ("Category", "Context", "Correctness", "Contributions", "Clarity")
_ASSESSED = """
SELECT DISTINCT ?path ?aspect WHERE {
  ?n a kg:LiteratureNote ; kg:sourcePath ?path .
  OPTIONAL { ?a dcterms:isPartOf ?n ; a kg:Assessment ; kg:aspect ?aspect }
}"""
_NAMES = {"hasArXivId": "arXiv id", "doi": "DOI", "isbn13": "ISBN", "citekey": "citekey"}


def duplicate_identifier(index: Index) -> Iterator[Diagnostic]:
    """An identifier that two notes claim for their papers.

    Why: either two notes describe one paper, and what they say is merged, or an
    identifier was copied into the wrong note, and two papers are confused.

        a.md:  arxiv: "1906.01820"
        b.md:  arxiv: "1906.01820"

    Instead: give each paper its own identifier, or keep one literature note a paper.
    """
    for row in rows(index.store, index.config.base, _SHARED):
        name = _NAMES[row["property"].rpartition("#")[2].rpartition("/")[2]]
        yield _duplicate(row["path"], row["other"], f"{name} {row['value']}")
    for row in rows(index.store, index.config.base, _SAME_PAPER):
        identifier = row["paper"].rpartition("/")[2].replace("-", " ", 1)
        yield _duplicate(row["path"], row["other"], identifier)


def _duplicate(path: str, other: str, identifier: str) -> Diagnostic:
    return Diagnostic(
        path, 1, 1, 1, 1, "duplicate-identifier", Severity.ERROR,
        f"the paper of this note and that of {other} have the same identifier: {identifier}",
        "correct the identifier, or join the two notes",
    )  # fmt: skip


def missing_five_c(index: Index) -> Iterator[Diagnostic]:
    """A literature note in which one of the 5 Cs is not judged.

    Why: papers are compared by category, context, correctness, contributions and clarity;
    a gap is a paper that drops out of the comparison.

        | C | Assessment |
        |---|---|
        | Category | Survey |

    Instead: a row for each of the five, even if it is short.
    """
    judged: dict[str, set[str]] = {}
    for row in rows(index.store, index.config.base, _ASSESSED):
        judged.setdefault(row["path"], set()).add(row["aspect"].removeprefix(PREFIXES["kg"]))
    for path, aspects in sorted(judged.items()):
        missing = [name for name in _FIVE_CS if name not in aspects]
        if len(missing) == len(_FIVE_CS):  # a note that was only begun: progress, no fault
            yield Diagnostic(
                path, 1, 1, 1, 1, "missing-five-c", Severity.INFO,
                f"none of the 5 Cs is judged yet: {', '.join(missing)}",
                "fill the table of the 5 Cs when the paper is read",
            )  # fmt: skip
            continue
        for name in missing:
            yield Diagnostic(
                path, 1, 1, 1, 1, "missing-five-c", Severity.WARNING,
                f"the note does not judge the paper's {name}",
                f"add a row `| {name} | … |` to the 5 Cs",
            )  # fmt: skip
