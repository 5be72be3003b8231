"""Counts over a vault."""

from __future__ import annotations

from kg.graph.readable import ReadableStore
from kg.index.database import FAILED, READ, STATEMENTS, Database
from kg.index.linked import AMBIGUOUS, LINKS, MISSING, REASONED
from kg.query.rows import Stats
from kg.query.sparql import rows

_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?x) AS ?n) WHERE {
  VALUES ?class { kg:Paper skos:Concept kg:Artifact kg:ArtifactPart kg:Claim } ?x a ?class
} GROUP BY ?class"""
_SUMMED = (
    "wikilinks", "embeds", "markdown", "tags", "aliases", "block_ids",
    "callouts", "inline_fields", "tasks", "lines", "unread",
    LINKS, MISSING, AMBIGUOUS, REASONED,
)  # fmt: skip


def stats(store: ReadableStore, base: str, database: Database) -> Stats:
    """Count what the files hold, each occurrence once, and what the graph holds."""
    kinds, total, files = database.kinds(), database.totals(_SUMMED), database.file_counts()
    classes = {r["class"].rpartition("#")[2]: int(r["n"]) for r in rows(store, base, _CLASSES)}
    return Stats(
        notes=sum(kinds.values()),
        notes_by_type=kinds,
        papers=classes.get("Paper", 0),
        concepts=classes.get("Concept", 0),
        artifacts=classes.get("Artifact", 0) - classes.get("ArtifactPart", 0),
        claims=classes.get("Claim", 0),
        statements=int(database.meta(STATEMENTS) or 0),
        links={
            "wikilinks": total["wikilinks"],
            "embeds": total["embeds"],
            "markdown": total["markdown"],
            "resolved": total[LINKS] - total[MISSING] - total[AMBIGUOUS],
            "missing": total[MISSING],
            "ambiguous": total[AMBIGUOUS],
            "with_reason": total[REASONED],
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
