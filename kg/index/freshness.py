"""Whether an index still agrees with its vault: a look at the files' facts, not their bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config
from kg.index.database import Database
from kg.vault.files import found_files

if TYPE_CHECKING:
    from kg.notes import NoteTypes, Relations

_REBUILD_SHARE = 5
"""When more than one in this many notes changed, building anew is quicker."""

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


def changed_paths(database: Database, source: Source) -> set[str] | None:
    """Return the paths that differ: a look at every file's facts, none of its bytes.

    `None` where so much differs, or notes would be read in another way, that all is to be read.
    """
    if database.meta("fingerprint") != source.fingerprint or not database.meta("graph"):
        return None
    seen: set[tuple[str, int, int, int]] = set(found_files(source.root, source.config))
    changed = {facts[0] for facts in seen.symmetric_difference(database.stats())}
    return None if is_much(len(changed), len(seen)) else changed


def is_much(changed: int, files: int) -> bool:
    """Tell whether to build anew is quicker than to replace *changed* of so many files."""
    return changed * _REBUILD_SHARE > max(files, 50)
