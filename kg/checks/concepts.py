"""Checks of concepts: what they are called, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterator

from kg.checks.base import Finding
from kg.checks.cycles import cycles
from kg.checks.graph import Spot, Spots, pairs
from kg.checks.texts import Texts
from kg.index import Index
from kg.names import file_of
from kg.query import rows
from kg.vault import Kind

_SHARED_ALIASES = """
SELECT alias.key, alias.path, other.path, other.rank FROM name AS alias
JOIN name AS other ON other.key = alias.key AND other.kind = alias.kind AND other.path != alias.path
WHERE alias.kind = ? AND alias.rank = 1 ORDER BY alias.key, alias.path, other.rank, other.path"""
_SHARED_CONCEPTS = """
SELECT one.key, one.path, other.path, one.value FROM name AS one
JOIN name AS other ON other.key = one.key AND other.kind = one.kind AND other.path < one.path
WHERE one.kind = ? AND one.rank = 0 AND other.rank = 0 ORDER BY one.path, one.key, other.path"""
_USES = """
SELECT ?c ?uses WHERE {
  { SELECT ?c (COUNT(?n) AS ?uses) WHERE { ?n dcterms:subject ?c } GROUP BY ?c }
  FILTER (?uses >= 3)
  FILTER NOT EXISTS { ?c skos:definition ?d }
  FILTER NOT EXISTS { ?note foaf:primaryTopic ?c }
}"""


def duplicate_alias(index: Index) -> Iterator[Finding]:
    """An alias that another note has too, as its alias or as its file name.

    Why: a link by that name leads to the other note, or to neither.

        a.md:  aliases: [deception]
        b.md:  aliases: [deception]

    Instead: keep the alias in the note that it means most often.
    """
    texts = Texts(index)
    seen: set[tuple[str, str]] = set()
    shared = index.database.connection.execute(_SHARED_ALIASES, (int(Kind.LINK),))
    for key, path, other, rank in shared.fetchall():
        here, there = file_of(path), file_of(other)
        if (key, here) in seen or here == there:
            continue
        seen.add((key, here))
        place = texts.of_words(here, key)
        alias = texts.line(here, place.line)[place.column - 1 : place.end_column - 1] or key
        rest = "is the name of that file" if rank == 0 else "is an alias there too"
        line = texts.of_words(there, key).line if rank else 1
        yield Finding(
            path=here,
            line=place.line,
            column=place.column,
            end_column=place.end_column,
            message=f"the alias '{alias}' also means {Spot(there, line)}: it {rest}",
            help="keep it in one of the two notes",
        )


def duplicate_concept(index: Index) -> Iterator[Finding]:
    """Two notes on one concept.

    Why: what is said of the concept is joined, but links and definitions are divided
    between the two.

        PN-Mesa-Optimizer.md:   # Mesa-optimizer
        PN-Mesa-Optimisers.md:  # Mesa-optimisers

    Instead: one note for a concept, the other spelling among its `aliases`.
    """
    shared = index.database.connection.execute(_SHARED_CONCEPTS, (int(Kind.CONCEPT),))
    for _, path, other, label in shared.fetchall():
        if path.endswith(".md") and other.endswith(".md"):
            yield Finding(
                path=file_of(path),
                line=1,
                message=f"'{label}' is the concept of {Spot(file_of(other), 1)} as well",
                help="join the two notes; keep the other spelling as an alias",
            )


def undefined_concept(index: Index) -> Iterator[Finding]:
    """A concept that three notes or more are about, and that no note explains.

    Why: it may mean something else in each of them.

        teaches: [Mesa-objective]       (so say three lessons; no note explains it)

    Instead: a note on the concept, or a definition under *Key Concepts*.
    """
    spots, texts = Spots(index), Texts(index)
    for row in rows(index.store, index.config.base, _USES):
        label, spot = spots.label(row["c"]), spots.of(row["c"])
        if spot:
            place = texts.of_words(spot.path, label, spot.line)
            yield Finding(
                path=spot.path,
                line=place.line,
                column=place.column,
                end_column=place.end_column,
                message=f"{row['uses']} notes are about '{label}', and none defines it",
                help="write a note on it, or define it under a heading `Key Concepts`",
            )


def concept_cycle(index: Index) -> Iterator[Finding]:
    """A concept that is narrower than itself.

    Why: a question about a concept and all that is narrower goes round in a circle, and
    all the concepts in it become one.

        a.md:  broader: "[[b]]"
        b.md:  broader: "[[a]]"

    Instead: take one of the two back; what is merely close is `related`.
    """
    spots, texts = Spots(index), Texts(index)
    for circle in cycles(pairs(index, "skos:broader")):
        labels = [spots.label(concept) for concept in circle]
        spot = spots.of(circle[0])
        if spot:
            place = texts.of_words(spot.path, "broader", spot.line)
            there = spots.of(circle[1 % len(circle)])
            way = " → ".join([*labels, labels[0]])
            yield Finding(
                path=spot.path,
                line=place.line,
                message=f"'{labels[0]}' is narrower than itself: {way}",
                help=f"see {there}" if there and there.path != spot.path else "take `broader` back",
            )
