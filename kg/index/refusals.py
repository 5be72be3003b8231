"""Why a disk refuses to be written: what is written on it may be sound all the same."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

_REFUSED = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EMFILE", "ENFILE")
    if hasattr(errno, name)  # not every system has quotas
}
_SENTENCES = sorted(map(os.strerror, _REFUSED))
"""The store hands on what the system said as a text."""

_SQLITE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
}


_LEAST = 1 << 16
"""Bytes without which a database cannot even be opened."""


def is_full(folder: Path) -> bool:
    """Tell whether there is no room left on the disk of *folder*."""
    return shutil.disk_usage(folder).free < _LEAST


def refusal(error: Exception) -> str:
    """Return why nothing could be written; nothing where *error* tells of something else.

    >>> refusal(OSError(28, "No space left on device"))
    'No space left on device'
    >>> refusal(sqlite3.DatabaseError("file is not a database"))
    ''
    """
    if isinstance(error, sqlite3.Error):
        is_refused = getattr(error, "sqlite_errorcode", 0) & 0xFF in _SQLITE
        return str(error) if is_refused else ""
    if not isinstance(error, OSError):
        return ""
    if error.errno in _REFUSED:
        return str(error.strerror)
    return next((said for said in _SENTENCES if said in str(error)), "")
