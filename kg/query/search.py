"""Full text: which notes hold these words, best first, with the line of the hit."""

from __future__ import annotations

import re
import sqlite3

from kg.index.database import Database
from kg.query.rows import Hit

_WORDS = re.compile(r'"([^"]+)"|(\S+)')
_OPEN, _CLOSE = "\x02", "\x03"
_WIDTH = 160
"""Characters of a line that a hit shows."""

_SQL = f"""
SELECT file.graph, file.kind, file.title, file.path, bm25(text, 8.0, 6.0, 1.0) AS score,
  highlight(text, 2, '{_OPEN}', '{_CLOSE}'), highlight(text, 0, '{_OPEN}', '{_CLOSE}')
FROM text JOIN file ON file.id = text.rowid WHERE text MATCH ? ORDER BY score, file.path LIMIT ?
"""  # noqa: S608 - only our own markers are put in


def search(database: Database, text: str, limit: int) -> tuple[Hit, ...]:
    """Return the notes that hold all words of *text*, best first.

    Words in quotes are a phrase; the last word also matches as the beginning of a longer
    one. Title and aliases weigh more than the body (bm25 of FTS5).
    """
    wanted = match_expression(text)
    if not wanted:
        return ()
    try:
        found = database.connection.execute(_SQL, (wanted, limit)).fetchall()
    except sqlite3.OperationalError:
        return ()  # no word in it that the index knows as one
    return tuple(_hit(*row) for row in found)


def match_expression(text: str) -> str:
    """Return *text* as FTS5 takes it; nothing the user types is an operator.

    >>> match_expression('deceptive "inner alignment" NEAR(x')
    '"deceptive" "inner alignment" "NEAR(x"*'
    """
    words = [(phrase or word).replace('"', "") for phrase, word in _WORDS.findall(text)]
    words = [word for word in words if any(c.isalnum() for c in word)]
    quoted = [f'"{word}"' for word in words]
    if quoted and not text.rstrip().endswith('"'):
        quoted[-1] += "*"
    return " ".join(quoted)


def _hit(  # noqa: PLR0913 - the columns of a row
    graph: str, kind: str, title: str, path: str, score: float, body: str, marked_title: str
) -> Hit:
    """Show the line that holds most of the words; the title when only that does."""
    lines = body.split("\n")
    best = max(range(len(lines)), key=lambda i: (lines[i].count(_OPEN), -i), default=0)
    if lines and _OPEN in lines[best]:
        snippet, marks = _snippet(lines[best].strip())
        return Hit(graph, kind, title, path, best + 1, snippet, marks, -score)
    snippet, marks = _snippet(marked_title)
    return Hit(graph, kind, title, path, 1, snippet, marks, -score)


def _snippet(line: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a line around its first hit and take the markers out."""
    first = line.find(_OPEN)
    start = max(0, first - _WIDTH // 3)
    if start:
        start = line.find(" ", start, first) + 1 or start
    cut = line[start : start + _WIDTH + 2 * line.count(_OPEN)]
    text = "… " if start else ""
    marks: list[tuple[int, int]] = []
    for piece in re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", cut):
        if piece.startswith(_OPEN) and piece.endswith(_CLOSE):
            marks.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip(_OPEN + _CLOSE) if piece.startswith(_OPEN) else piece
    ended = start + len(cut) >= len(line)
    return text if ended else text + " …", tuple(marks)
