"""Checks of links."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from kg.diagnostics import Diagnostic, Severity
from kg.index import Index
from kg.query import rows

_UNRESOLVED = """
SELECT DISTINCT ?l ?path ?line ?column ?end ?target WHERE {
  ?to a {class} .
  ?l kg:to ?to ; a kg:Link ; kg:line ?line ; kg:column ?column ; kg:endColumn ?end ;
     kg:target ?target ; kg:from/kg:sourcePath ?path .
}"""
_CANDIDATES = (
    "SELECT DISTINCT ?path ?l WHERE { ?l kg:candidate/kg:sourcePath ?path } ORDER BY ?path"
)
_NO_REASON = """
SELECT DISTINCT ?l ?path ?line ?to ?title ?target WHERE {
  ?l kg:reasonExpected true ; kg:line ?line ; kg:to ?to ; kg:from/kg:sourcePath ?path .
  OPTIONAL { ?to dcterms:title ?title } OPTIONAL { ?l kg:target ?target }
}"""


def dangling_link(index: Index) -> Iterator[Diagnostic]:
    """A link that no note or file answers to.

    Why: the graph keeps it as a link to a note still to be written; if the name was
    mistyped, the relation is lost.

        Extends [[jones2091]].

    Instead:

        Extends [[jones2019]].
    """
    for row in rows(index.store, index.config.base, _UNRESOLVED.replace("{class}", "kg:Missing")):
        near = _nearest(index, row["target"])
        yield Diagnostic(
            path=row["path"],
            line=int(row["line"]),
            column=int(row["column"]),
            end_line=int(row["line"]),
            end_column=int(row["end"]),
            rule="dangling-link",
            severity=Severity.ERROR,
            message=f"no note is called '{row['target']}'",
            help=f"did you mean '{near}'?" if near else "write the note, or correct the name",
        )


def ambiguous_link(index: Index) -> Iterator[Diagnostic]:
    """A link that several notes answer to, none of them nearer than the others.

    Why: the graph cannot tell which one is meant, and does not guess.

        See [[jones]].          (there are a/jones.md and b/jones.md)

    Instead:

        See [[a/jones]].
    """
    for row in rows(index.store, index.config.base, _UNRESOLVED.replace("{class}", "kg:Ambiguous")):
        found = rows(index.store, index.config.base, _CANDIDATES, l=row["l"])
        paths = [one["path"] for one in found]
        yield Diagnostic(
            path=row["path"],
            line=int(row["line"]),
            column=int(row["column"]),
            end_line=int(row["line"]),
            end_column=int(row["end"]),
            rule="ambiguous-link",
            severity=Severity.ERROR,
            message=f"'{row['target']}' may be any of {', '.join(paths)}",
            help=f"write the path: [[{paths[0].removesuffix('.md')}]]" if paths else "",
        )


def link_without_reason(index: Index) -> Iterator[Diagnostic]:
    """A related note or integration target without a reason.

    Why: the reason is what a backlink, a path and a page show; without it the link only
    says that two notes have something to do with each other.

        ## Related Notes
        - [[LN-Jones-2019]]

    Instead:

        ## Related Notes
        - [[LN-Jones-2019]] — measures what is only argued here
    """
    for row in rows(index.store, index.config.base, _NO_REASON):
        target = row["title"] or row["target"] or row["to"].rpartition("/")[2]
        line = int(row["line"])
        yield Diagnostic(
            row["path"], line, 1, line, 1, "link-without-reason", Severity.INFO,
            f"the link to '{target}' has no reason",
            "add ` — because …` after the link",
        )  # fmt: skip


def _nearest(index: Index, target: str) -> str:
    """Return the name of a note that is most like *target*, if one is like it."""
    wanted = target.rpartition("/")[2].casefold()
    known = index.link_names
    close = process.extractOne(wanted, known.keys(), scorer=fuzz.ratio, score_cutoff=75)
    return known[close[0]] if close else ""
