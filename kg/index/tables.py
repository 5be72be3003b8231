"""The tables of an index; those that another version made are thrown away."""

from __future__ import annotations

from sqlite3 import Connection
from zlib import crc32

from kg.index.text import TABLES as TEXT

_TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, hash BLOB NOT NULL,
  state TEXT NOT NULL, diagnostics TEXT NOT NULL);
CREATE TABLE note (
  id INTEGER PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL, place TEXT NOT NULL,
  kind TEXT NOT NULL, title TEXT NOT NULL, graph TEXT NOT NULL, counts TEXT NOT NULL,
  asked TEXT NOT NULL);
CREATE INDEX note_file ON note (file);
CREATE INDEX note_graph ON note (graph);
CREATE TABLE name (
  kind INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, rank INTEGER NOT NULL,
  path TEXT NOT NULL, file INTEGER NOT NULL);
CREATE INDEX name_key ON name (key, kind);
CREATE INDEX name_file ON name (file);
CREATE TABLE use (kind INTEGER NOT NULL, key TEXT NOT NULL, file INTEGER NOT NULL);
CREATE INDEX use_key ON use (key, kind);
CREATE INDEX use_file ON use (file);
CREATE TABLE label (
  key TEXT NOT NULL, address TEXT NOT NULL, kind TEXT NOT NULL, shown TEXT NOT NULL,
  file INTEGER NOT NULL);
CREATE INDEX label_key ON label (key);
CREATE INDEX label_address ON label (address);
CREATE INDEX label_file ON label (file);
{TEXT}"""
_VERSION = crc32(_TABLES.encode()) & 0x7FFF_FFFF
"""Written into the file: it differs whenever the tables do."""


def make_tables(connection: Connection) -> None:
    """Make the tables in a new file, and in one whose tables are of another version.

    What stood in those is lost: the index is then built anew.
    """
    if _is_ours(connection):
        return
    connection.execute("BEGIN IMMEDIATE")  # two commands may come first at the same time
    if not _is_ours(connection):
        _drop_tables(connection)
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _is_ours(connection: Connection) -> bool:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(version == _VERSION)


def _drop_tables(connection: Connection) -> None:
    """Drop all tables, virtual ones first: the tables behind these go with them."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY sql NOT LIKE 'CREATE VIRTUAL %'"
    ).fetchall()
    for (name,) in tables:
        connection.execute(f'DROP TABLE IF EXISTS "{name}"')
