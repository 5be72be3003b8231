"""Counts over a vault."""

from __future__ import annotations

from pyoxigraph import Store

from kg.index.database import FAILED, READ, Database
from kg.query.rows import Stats
from kg.query.sparql import rows

_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?x) AS ?n) WHERE {
  VALUES ?class { kg:Paper skos:Concept kg:Artifact kg:ArtifactPart kg:Claim } ?x a ?class
} GROUP BY ?class"""
_STATEMENTS = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_LINKS = "SELECT (COUNT(DISTINCT ?l) AS ?n) WHERE { %s ?l a kg:Link }"
_IMAGE = '?l kg:linkKind "image" .'

_SUMMED = (
    "wikilinks", "embeds", "markdown", "tags", "aliases", "block_ids",
    "callouts", "inline_fields", "tasks", "lines", "unread",
)  # fmt: skip


def stats(store: Store, base: str, database: Database) -> Stats:
    """Count what the files hold, each occurrence once, and what the graph holds."""
    kinds, total, files = database.kinds(), database.totals(_SUMMED), database.file_counts()
    classes = {r["class"].rpartition("#")[2]: int(r["n"]) for r in rows(store, base, _CLASSES)}
    links, missing, ambiguous, reasoned = (
        _links(store, base, pattern)
        for pattern in (
            "",
            "?to a kg:Missing . ?l kg:to ?to .",
            "?to a kg:Ambiguous . ?l kg:to ?to .",
            "?l kg:rationale ?why .",
        )
    )
    return Stats(
        notes=sum(kinds.values()),
        notes_by_type=kinds,
        papers=classes.get("Paper", 0),
        concepts=classes.get("Concept", 0),
        artifacts=classes.get("Artifact", 0) - classes.get("ArtifactPart", 0),
        claims=classes.get("Claim", 0),
        statements=_number(store, base, _STATEMENTS),
        links={
            "wikilinks": total["wikilinks"],
            "embeds": total["embeds"],
            "markdown": total["markdown"],
            "resolved": links - missing - ambiguous,
            "missing": missing,
            "ambiguous": ambiguous,
            "with_reason": reasoned,
        },
        tags={"distinct": database.distinct_tags(), "uses": total["tags"]},
        aliases=total["aliases"],
        block_ids=total["block_ids"],
        callouts=total["callouts"],
        inline_fields=total["inline_fields"],
        tasks=total["tasks"],
        files={"read": files.get(READ, 0), "failed": files.get(FAILED, 0)},
        lines={"total": total["lines"], "unread": total["unread"]},
    )


def _links(store: Store, base: str, pattern: str) -> int:
    """Count the links of a pattern; images are few, so they are counted and taken off."""
    images = _number(store, base, _LINKS % f"{_IMAGE} {pattern}")
    return _number(store, base, _LINKS % pattern) - images


def _number(store: Store, base: str, query: str) -> int:
    return int(rows(store, base, query)[0]["n"])
