"""What was written last."""

from __future__ import annotations

from kg.index.database import Database

_LATEST = """
SELECT graph FROM note JOIN file ON file.id = file ORDER BY mtime_ns DESC, path, line LIMIT ?
"""


def latest(database: Database, limit: int) -> tuple[str, ...]:
    """Return the addresses of the notes in the files that changed last, newest first."""
    return tuple(row[0] for row in database.connection.execute(_LATEST, (limit,)))
