"""Full text: each note as it is written, and beside it the index of its words (FTS5).

The index holds no text of its own: what stands in it is spelled as `kg.index.words` compares
words, and where a hit stands is looked up in the note as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from kg.index.words import folded

TABLES = """
CREATE TABLE text (
  note INTEGER PRIMARY KEY, names TEXT NOT NULL, head TEXT NOT NULL, body TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
  title, names, headings, body, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
"""
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """What a note says, as it is written.

    `names` are its aliases and the name of its file; `head` is its front matter; `body` has
    empty lines in its place, so that each line keeps its number.
    """

    title: str
    names: tuple[str, ...]
    head: str
    body: str

    @property
    def whole(self) -> str:
        """The text from its first line on, front matter and body."""
        return self.head + self.body[self.head.count("\n") :]


def add_text(
    connection: Connection, note: int, text: tuple[str, str, str], words: tuple[str, str, str, str]
) -> None:
    """Keep the text of *note*, its row in the table of notes, and index its words.

    *text* are its names, its head and its body, *words* what `indexed` makes of it.
    """
    connection.execute("INSERT INTO text VALUES (?, ?, ?, ?)", (note, *text))
    connection.execute(
        "INSERT INTO words (rowid, title, names, headings, body) VALUES (?, ?, ?, ?, ?)",
        (note, *words),
    )


def forget_text(connection: Connection, file: int) -> None:
    """Forget the text of the notes in *file*; the notes themselves must still be known."""
    for note, written in _texts_of(connection, file):
        connection.execute(
            "INSERT INTO words (words, rowid, title, names, headings, body)"
            " VALUES ('delete', ?, ?, ?, ?, ?)",
            (note, *indexed(written)),
        )
        connection.execute("DELETE FROM text WHERE note = ?", (note,))


def clear_text(connection: Connection) -> None:
    """Forget the text of all notes."""
    connection.execute("DELETE FROM text")
    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")


def text_of(connection: Connection, note: int) -> Written:
    """Return the text of *note*, its row in the table of notes."""
    row = connection.execute(f"{_TEXTS} WHERE text.note = ?", (note,)).fetchone()
    return _written(*row[1:])


def _texts_of(connection: Connection, file: int) -> Iterator[tuple[int, Written]]:
    for row in connection.execute(f"{_TEXTS} WHERE note.file = ?", (file,)).fetchall():
        yield row[0], _written(*row[1:])


_TEXTS = """
SELECT note.id, title, names, head, body FROM note JOIN text ON text.note = note.id
"""


def _written(title: str, names: str, head: str, body: str) -> Written:
    return Written(title, tuple(names.split("\n")), head, body)


def indexed(written: Written) -> tuple[str, str, str, str]:
    """Return what is indexed of a text: title, names, headings and all of it."""
    whole = folded(written.whole)
    headings = "\n".join(_HEADING.findall(whole))
    return folded(written.title), folded("\n".join(written.names)), headings, whole
