"""What lies beside the graph: the files, their names, who uses them, their text.

SQLite, one file. The hash of a note is committed last: a note whose hash is here is in
the graph as well.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.diagnostics import Diagnostic, Severity
from kg.graph import Label
from kg.index.tables import make_tables
from kg.index.text import add_text, clear_text, forget_text
from kg.vault.files import FileStat
from kg.vault.names import Kind, Name

if TYPE_CHECKING:
    from kg.index.rows import NoteRows

READ, FAILED, ATTACHMENT, ELSEWHERE = "read", "failed", "attachment", "elsewhere"
"""States of a file: a note that was read, one that could not be, anything else; a note of
another vault, of which only the names are kept."""

STATEMENTS = "statements"
"""The fact how many statements the graph holds, each once."""

_FILES = "SELECT id, path, size, mtime_ns, inode, hash, state FROM file"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as it was when it was last read."""

    id: int
    stat: FileStat
    hash: bytes
    state: str


class Database:
    """The SQLite file of one index."""

    def __init__(self, path: Path) -> None:
        """Open or create the file. Raises `sqlite3.DatabaseError` if it cannot be used."""
        self._path = path
        self.connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        self._facts = path.stat()
        run = self.connection.execute
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA temp_store = MEMORY")
        make_tables(self.connection)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def is_in_place(self) -> bool:
        """Tell whether the file is still there, and no other in its place."""
        try:
            return os.path.samestat(self._path.stat(), self._facts)
        except OSError:
            return False

    def pin(self) -> None:
        """See from now on what has been written so far, and nothing that others write later."""
        self.undo()
        self.connection.execute("BEGIN")
        self.meta("graph")  # what is seen is settled by the first look

    def undo(self) -> None:
        """End what was begun: a write that came to nothing, or the look at one state."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def meta(self, key: str) -> str:
        """Return a fact about the index, empty if it was never set."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about the index."""
        self.connection.execute("REPLACE INTO meta VALUES (?, ?)", (key, value))

    def stamp(self) -> None:
        """Give the graph another stamp: what was worked out from it before holds no longer."""
        self.set_meta("stamp", os.urandom(8).hex())

    def files(self) -> dict[str, KnownFile]:
        """Return every known file by its path."""
        return dict(map(_known, self.connection.execute(_FILES)))

    def files_at(self, paths: Iterable[str]) -> dict[str, KnownFile]:
        """Return the known files at *paths*, and those in folders at them, by their paths."""
        found: dict[str, KnownFile] = {}
        for path in paths:
            rows = self.connection.execute(
                f"{_FILES} WHERE path = ? OR path > ? AND path < ?",
                (path, f"{path}/", f"{path}0"),  # `0` comes next after `/`
            )
            found.update(map(_known, rows))
        return found

    def stats(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield path, size, time and inode of every known file: all that a look needs."""
        yield from self.connection.execute("SELECT path, size, mtime_ns, inode FROM file")

    def contents(self) -> Iterator[tuple[str, bytes, int, int]]:
        """Yield path and hash of every file, in order; size and time of what is no note."""
        yield from self.connection.execute(
            "SELECT path, hash, iif(state = ?1, size, 0), iif(state = ?1, mtime_ns, 0) FROM file"
            " ORDER BY path",
            (ATTACHMENT,),
        )

    def notes(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield path, address, title, kind, place and first line of each note, in order.

        A bibliography, which is kept as a note without a kind, is none.
        """
        yield from self.connection.execute(
            "SELECT path, graph, title, kind, place, line FROM note JOIN file ON file.id = file"
            " WHERE kind != '' ORDER BY path, line"
        )

    def bibliographies(self) -> list[str]:
        """Return the paths of the bibliographies that were read."""
        rows = self.connection.execute("SELECT place FROM note WHERE kind = '' ORDER BY place")
        return [row[0] for row in rows]

    def places(self) -> Iterator[tuple[str, str, str, int, dict[str, object]]]:
        """Yield place, address, title, first line of each note, and what may be asked of it."""
        rows = self.connection.execute(
            "SELECT place, graph, title, line, asked FROM note WHERE kind != '' ORDER BY place"
        )
        for place, graph, title, line, asked in rows:
            yield place, graph, title, line, json.loads(asked)

    def asks(self, address: str) -> bool:
        """Tell whether the note at *address* holds Dataview queries."""
        row = self.connection.execute(
            "SELECT 1 FROM note WHERE graph = ? AND asked LIKE '%\"queries\":%'", (address,)
        ).fetchone()
        return row is not None

    def graphs(self, files: Iterable[int]) -> set[str]:
        """Return the addresses of the notes in *files*."""
        found: set[str] = set()
        for file in files:
            rows = self.connection.execute("SELECT graph FROM note WHERE file = ?", (file,))
            found.update(row[0] for row in rows)
        return found

    def clear(self) -> None:
        """Forget every file; facts about the index stay."""
        for table in ("file", "note", "name", "use", "label"):
            self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        clear_text(self.connection)

    def forget(self, file: int) -> None:
        """Forget one file and all that came from it."""
        self.connection.execute("DELETE FROM file WHERE id = ?", (file,))
        self.forget_notes(file)
        self.connection.execute("DELETE FROM name WHERE file = ?", (file,))

    def forget_notes(self, file: int) -> None:
        """Forget what was stated of a file's notes; its names stay."""
        forget_text(self.connection, file)
        run = self.connection.execute
        for table in ("note", "use", "label"):
            run(f"DELETE FROM {table} WHERE file = ?", (file,))  # noqa: S608 - our own names

    def touch(self, file: int, stat: FileStat) -> None:
        """Keep new facts of a file whose bytes did not change."""
        self.connection.execute(
            "UPDATE file SET size = ?, mtime_ns = ?, inode = ? WHERE id = ?",
            (stat.size, stat.mtime_ns, stat.inode, file),
        )

    def add_file(self, stat: FileStat, digest: bytes, state: str) -> int:
        """Add a file of which nothing is known yet but its bytes; return its number."""
        found = self.connection.execute(
            "INSERT INTO file (path, size, mtime_ns, inode, hash, state, diagnostics)"
            " VALUES (?, ?, ?, ?, ?, ?, '[]') RETURNING id",
            (*stat, digest, state),
        ).fetchone()
        return int(found[0])

    def set_diagnostics(self, file: int, told: str) -> None:
        """Keep what is wrong with a file, as `kg.index.rows.told` writes it."""
        self.connection.execute("UPDATE file SET diagnostics = ? WHERE id = ?", (told, file))

    def set_names(self, file: int, names: Iterable[tuple[int, str, str, int, str]]) -> None:
        """Keep the names that a file brings."""
        self.connection.execute("DELETE FROM name WHERE file = ?", (file,))
        self.connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", [(*name, file) for name in names]
        )

    def set_vaults(self, names: Iterable[tuple[int, str, str, int, str]]) -> None:
        """Keep which other vaults there are: names that no file brings."""
        self.set_names(0, names)

    def add_note(self, file: int, rows: NoteRows) -> None:
        """Keep what a note is, what it uses and what it says, for all that is not the graph."""
        (row,) = self.connection.execute(
            "INSERT INTO note (file, line, place, kind, title, graph, counts, asked)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (file, *rows.facts),
        ).fetchone()
        many = self.connection.executemany
        many("INSERT INTO use VALUES (?, ?, ?)", [(*used, file) for used in rows.used])
        many("INSERT INTO label VALUES (?, ?, ?, ?, ?)", [(*one, file) for one in rows.labels])
        add_text(self.connection, row, rows.text, rows.words)

    def names(self, kind: Kind, key: str) -> list[Name]:
        """Return everything that is said of a name."""
        rows = self.connection.execute(
            "SELECT kind, key, value, rank, path FROM name WHERE key = ? AND kind = ?"
            " ORDER BY path, rank, value",
            (key, int(kind)),
        )
        return [Name(Kind(row[0]), *row[1:]) for row in rows]

    def names_of_kind(self, kind: Kind) -> Iterator[Name]:
        """Yield every name of a kind."""
        rows = self.connection.execute(
            "SELECT kind, key, value, rank, path FROM name WHERE kind = ?", (int(kind),)
        )
        return (Name(Kind(row[0]), *row[1:]) for row in rows)

    def concept_notes(self) -> dict[str, str]:
        """Return the file name of the note on each concept, by the key of its labels."""
        rows = self.connection.execute(
            "SELECT key, path FROM name WHERE kind = ? AND rank < 2 ORDER BY rank DESC, path DESC",
            (int(Kind.CONCEPT),),
        )
        files = ((key, path.partition("//")[0]) for key, path in rows)
        return {key: file.rpartition("/")[2].removesuffix(".md") for key, file in files}

    def link_names(self) -> dict[str, str]:
        """Return the names that links may use: the key of each, and a spelling of it."""
        rows = self.connection.execute(
            "SELECT DISTINCT key, value, rank FROM name WHERE kind = ?"
            " ORDER BY rank DESC, value DESC",
            (int(Kind.LINK),),
        )
        return {
            key: key if rank else path.rpartition("/")[2].removesuffix(".md")
            for key, path, rank in rows
        }

    def names_of(self, files: Iterable[int]) -> set[Name]:
        """Return the names that *files* brought."""
        found: set[Name] = set()
        for file in files:
            rows = self.connection.execute(
                "SELECT kind, key, value, rank, path FROM name WHERE file = ?", (file,)
            )
            found.update(Name(Kind(row[0]), *row[1:]) for row in rows)
        return found

    def users(self, keys: Iterable[tuple[Kind, str]]) -> set[str]:
        """Return the paths of the notes that looked one of *keys* up."""
        found: set[str] = set()
        for kind, key in keys:
            rows = self.connection.execute(
                "SELECT path FROM use JOIN file ON file.id = use.file"
                " WHERE key = ? AND use.kind = ?",
                (key, int(kind)),
            )
            found.update(row[0] for row in rows)
        return found

    def labels(self, key: str) -> list[Label]:
        """Return the things that are called *key*."""
        rows = self.connection.execute(
            "SELECT DISTINCT key, address, kind, shown FROM label WHERE key = ?"
            " ORDER BY kind, address",
            (key,),
        )
        return [Label(*row) for row in rows]

    def kinds_of(self, address: str) -> list[str]:
        """Return the kinds of the thing at *address* that is called something."""
        rows = self.connection.execute(
            "SELECT DISTINCT kind FROM label WHERE address = ? ORDER BY kind", (address,)
        )
        return [row[0] for row in rows]

    def all_labels(self) -> list[Label]:
        """Return every name of every thing."""
        rows = self.connection.execute("SELECT DISTINCT key, address, kind, shown FROM label")
        return [Label(*row) for row in rows]

    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield what was wrong with each file when it was read."""
        rows = self.connection.execute(
            "SELECT diagnostics FROM file WHERE diagnostics != '[]' ORDER BY path"
        )
        for (text,) in rows:
            for one in json.loads(text):
                yield Diagnostic(**{**one, "severity": Severity(one["severity"])})

    def kinds(self) -> dict[str, int]:
        """Return how many notes there are of each kind, in order."""
        rows = self.connection.execute(
            "SELECT kind, count(*) FROM note WHERE kind != '' GROUP BY kind ORDER BY kind"
        )
        return dict(rows.fetchall())

    def totals(self, names: Iterable[str]) -> dict[str, int]:
        """Return the sums of what is counted in each note under *names*."""
        wanted = list(names)
        sums = ", ".join("total(json_extract(counts, ?))" for _ in wanted)
        paths = [f"$.{name}" for name in wanted]
        row = self.connection.execute(f"SELECT {sums} FROM note", paths).fetchone()  # noqa: S608
        return {name: int(total) for name, total in zip(wanted, row, strict=True)}

    def distinct_tags(self) -> int:
        """Return how many tags there are, each once."""
        row = self.connection.execute(
            "SELECT count(DISTINCT value) FROM note, json_each(counts, '$.tag_names')"
        ).fetchone()
        return int(row[0])

    def file_counts(self) -> dict[str, int]:
        """Return how many files there are of each state."""
        rows = self.connection.execute("SELECT state, count(*) FROM file GROUP BY state")
        return dict(rows.fetchall())


def _known(row: tuple[int, str, int, int, int, bytes, str]) -> tuple[str, KnownFile]:
    """Return a row of the table of files as what is known of a file, behind its path."""
    number, path, size, mtime_ns, inode, digest, state = row
    return path, KnownFile(number, FileStat(path, size, mtime_ns, inode), digest, state)
