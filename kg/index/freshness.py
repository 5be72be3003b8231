"""Whether an index still agrees with its vault: a look at the files' facts, not their bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config
from kg.index.database import Database
from kg.vault.files import walk_files

if TYPE_CHECKING:
    from kg.notes import NoteTypes, Relations

Progress = Callable[[int, int], None]
"""Told how many notes are done, of how many."""


@dataclass(frozen=True)
class Source:
    """A vault: where it is and how its notes are to be read.

    `fingerprint` changes when the same notes would be read in another way; the note types
    and relations are loaded when the first note is read.
    """

    root: Path
    config: Config
    fingerprint: str
    load_types: Callable[[], NoteTypes] = field(repr=False)
    load_relations: Callable[[], Relations] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: paths relative to the vault; `seconds` of wall time."""

    read: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    full: bool = False
    seconds: float = 0.0


def is_fresh(database: Database, source: Source) -> bool:
    """Tell whether nothing has changed: a look at every file's facts, none of its bytes."""
    if database.meta("fingerprint") != source.fingerprint or not database.meta("graph"):
        return False
    known = {row[0]: row[1:] for row in database.stats()}
    seen = 0
    for path, size, mtime, inode in walk_files(source.root, source.config):
        if known.get(path) != (size, mtime, inode):
            return False
        seen += 1
    return seen == len(known)
