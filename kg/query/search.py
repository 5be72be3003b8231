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
SELECT note.graph, note.kind, note.title, file.path, note.line, bm25(text, 8.0, 6.0, 1.0) AS score,
  highlight(text, 2, '{_OPEN}', '{_CLOSE}'), highlight(text, 0, '{_OPEN}', '{_CLOSE}')
FROM text JOIN note ON note.id = text.rowid JOIN file ON file.id = note.file
WHERE text MATCH ? ORDER BY score, file.path, note.line LIMIT ?
"""  # noqa: S608 - only our own markers are put in

_ADDRESSES = """
SELECT note.graph FROM text JOIN note ON note.id = text.rowid WHERE text MATCH ? ORDER BY note.graph
"""


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
    return tuple(_hit(row) for row in found)


def matching(database: Database, text: str) -> list[str]:
    """Return the addresses of all notes that `search` would find, in order of address."""
    wanted = match_expression(text)
    if not wanted:
        return []
    try:
        found = database.connection.execute(_ADDRESSES, (wanted,)).fetchall()
    except sqlite3.OperationalError:
        return []  # no word in it that the index knows as one
    return [address for (address,) in found]


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


def _hit(row: tuple[str, str, str, str, int, float, str, str]) -> Hit:
    """Show the line that holds most of the words; the title when only that does."""
    graph, kind, title, path, first, score, body, marked_title = row
    lines = body.split("\n")
    best = max(range(len(lines)), key=lambda i: (lines[i].count(_OPEN), -i), default=0)
    if lines and _OPEN in lines[best]:
        snippet, marks = _snippet(lines[best].strip())
        return Hit(graph, kind, title, path, first + best, snippet, marks, -score)
    snippet, marks = _snippet(marked_title)
    return Hit(graph, kind, title, path, first, snippet, marks, -score)


def _snippet(line: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the markers out of a line and cut it, between words, around its first hit."""
    text, marks = _unmarked(line)
    first = marks[0][0] if marks else 0
    start = max(0, first - _WIDTH // 3)
    start = text.find(" ", start, first) + 1 if start else 0
    end = len(text) if len(text) <= start + _WIDTH else text.rfind(" ", start, start + _WIDTH)
    end = end if end > first else min(len(text), start + _WIDTH)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if start <= a and b <= end)
    return before + text[start:end] + after, inside


def _unmarked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a line without markers, and where they were."""
    text, marks = "", []
    for piece in line.split(_OPEN):
        hit, closed, rest = piece.partition(_CLOSE)
        if closed:
            marks.append((len(text), len(text) + len(hit)))
        text += hit + rest
    return text, marks
