"""Full text: which notes hold these words, best first, with the line of the hit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kg.index.database import Database
from kg.index.text import text_of
from kg.names import fold
from kg.query.expressions import match_expression
from kg.query.rows import Hit
from kg.query.snippets import snippet
from kg.query.wanted import Phrase, Wanted, wanted

_WEIGHTS = "8.0, 6.0, 2.0, 1.0"
"""What a word counts in the title, in other names, in a heading (besides the text), in the text."""

_BEST = f"""
WITH found AS (
  SELECT rowid AS id, bm25(words, {_WEIGHTS}) AS score FROM words WHERE words MATCH :wanted
  UNION ALL SELECT id, 0.0 FROM note WHERE graph IN (SELECT value FROM json_each(:called)))
SELECT note.id, graph, note.kind, title, path, line, min(score) AS score
FROM found JOIN note ON note.id = found.id JOIN file ON file.id = note.file
WHERE :type IN ('', note.kind) GROUP BY note.id
ORDER BY graph IN (SELECT value FROM json_each(:called)) DESC, score, path, line LIMIT :limit
"""  # noqa: S608 - only our own numbers are put in
_MATCHING = """
SELECT graph FROM words JOIN note ON note.id = words.rowid
WHERE words MATCH :wanted AND :type IN ('', note.kind) ORDER BY graph
"""


def search(database: Database, text: str, limit: int, type_name: str = "") -> tuple[Hit, ...]:
    """Return the notes that hold what *text* asks for, best first.

    First come notes that are called so; title, aliases and headings weigh more than the text
    (bm25 of FTS5). The last word also matches as the beginning of a longer one. With
    *type_name* only notes of that type. How a text is read stands in `kg.query.wanted`.
    """
    expression = match_expression(text, typing=True, ranked=True)
    if not expression:
        return ()
    called = [label.address for label in database.labels(fold(text)) if label.kind == "note"]
    rows = database.connection.execute(
        _BEST,
        {"wanted": expression, "called": json.dumps(called), "type": type_name, "limit": limit},
    ).fetchall()
    alternatives = wanted(text, typing=True)
    in_text, in_names = _phrases(alternatives, in_text=True), _phrases(alternatives)
    return tuple(_hit(database, row, in_text, in_names) for row in rows)


def matching(database: Database, text: str, type_name: str = "") -> list[str]:
    """Return the addresses of all notes that hold what *text* asks for, in order.

    As `search`, but its last word is a whole word unless it ends in `*`.
    """
    expression = match_expression(text)
    if not expression:
        return []
    values = {"wanted": expression, "type": type_name}
    return [row[0] for row in database.connection.execute(_MATCHING, values)]


def _phrases(alternatives: Iterable[Wanted], *, in_text: bool = False) -> list[Phrase]:
    terms = [term for one in alternatives for term in one.terms]
    return list(
        dict.fromkeys(
            phrase for term in terms for phrase in term.phrases if not (in_text and term.in_title)
        )
    )


def _hit(
    database: Database,
    row: tuple[int, str, str, str, str, int, float],
    in_text: Sequence[Phrase],
    in_names: Sequence[Phrase],
) -> Hit:
    note, address, kind, title, path, first, score = row
    shown = snippet(text_of(database.connection, note), in_text, in_names)
    return Hit(address, kind, title, path, first + shown.line, shown.text, shown.marks, -score)
