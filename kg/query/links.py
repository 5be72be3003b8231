"""Links and backlinks, each with its reason and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Store

from kg.graph import PREFIXES
from kg.query.rows import LinkRow
from kg.query.sparql import rows

_SELECT = """
SELECT DISTINCT ?l ?from ?fromTitle ?path ?to ?title ?target ?status ?kind ?relation ?why ?context
  ?line ?key
WHERE {
  {pattern}
  ?l a kg:Link ; kg:from ?from ; kg:to ?to ; kg:line ?line .
  ?from dcterms:title ?fromTitle ; kg:sourcePath ?path .
  OPTIONAL { ?to dcterms:title ?title }
  OPTIONAL { ?l kg:target ?target }
  OPTIONAL { ?to a ?status . FILTER (?status IN (kg:Missing, kg:Ambiguous)) }
  OPTIONAL { ?l kg:linkKind ?kind }
  OPTIONAL { ?l kg:relation ?relation }
  OPTIONAL { ?l kg:rationale ?why }
  OPTIONAL { ?l kg:context ?context }
  OPTIONAL { ?l kg:key ?key }
}"""

_CANDIDATES = "SELECT ?path ?l WHERE { ?l kg:candidate ?c . ?c kg:sourcePath ?path } ORDER BY ?path"


def links_from(store: Store, base: str, notes: Sequence[str]) -> tuple[LinkRow, ...]:
    """Return the links in *notes* (addresses), in order of place."""
    return _in_order(row for note in notes for row in _rows(store, base, "", **{"from": note}))


def links_to(store: Store, base: str, targets: Sequence[str]) -> tuple[LinkRow, ...]:
    """Return the links to any of *targets* (addresses) from elsewhere, in order of place."""
    found = (row for target in targets for row in _rows(store, base, "", to=target))
    return _in_order(row for row in found if row.from_iri not in targets)


def all_links(store: Store, base: str) -> tuple[LinkRow, ...]:
    """Return every link of the vault, in order of place."""
    return _in_order(_rows(store, base, ""))


def unresolved_links(store: Store, base: str, status: str) -> tuple[LinkRow, ...]:
    """Return the links whose *status* is `missing` or `ambiguous`, in order of place."""
    class_ = {"missing": "kg:Missing", "ambiguous": "kg:Ambiguous"}[status]
    return _in_order(_rows(store, base, f"?to a {class_} ."))


def _rows(store: Store, base: str, pattern: str, **given: str) -> Iterable[LinkRow]:
    for row in rows(store, base, _SELECT.replace("{pattern}", pattern), **given):
        source, target = given.get("from") or row["from"], given.get("to") or row["to"]
        status = row["status"].removeprefix(PREFIXES["kg"]).lower()
        yield LinkRow(
            iri=row["l"],
            kind=row["kind"] or "wikilink",
            status=status or "resolved",
            from_iri=source,
            from_title=row["fromTitle"],
            to_iri=target,
            to_title=row["title"] or row["target"] or target.removeprefix(base).partition("/")[2],
            relation=row["relation"],
            reason=row["why"],
            sentence=row["context"],
            path=row["path"],
            line=int(row["line"]),
            key=row["key"],
            candidates=_candidates(store, base, row["l"]) if status == "ambiguous" else (),
        )


def _candidates(store: Store, base: str, link: str) -> tuple[str, ...]:
    return tuple(row["path"] for row in rows(store, base, _CANDIDATES, l=link))


def _in_order(found: Iterable[LinkRow]) -> tuple[LinkRow, ...]:
    return tuple(sorted(found, key=lambda r: (r.path, r.line, r.iri)))
