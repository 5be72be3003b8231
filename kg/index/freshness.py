"""Whether an index still agrees with its vault: a look at the files' facts, not their bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config
from kg.index.database import Database
from kg.vault.files import FileStat, found_files, look_at

if TYPE_CHECKING:
    from kg.index.readers import Readers
    from kg.index.rekeyed import Rekeyed
    from kg.index.schema import Schema
    from kg.vault.others import Other

_REBUILD_SHARE = 5
"""When more than one in this many notes changed, building anew is quicker."""

Progress = Callable[[int, int], None]
"""Told how many notes are done, of how many."""


@dataclass(frozen=True)
class Source:
    """A vault: where it is and how its notes are to be read.

    `fingerprint` changes when the same notes would be read in another way; the note types
    and relations are loaded when the first note is read. `others` are the vaults that it names:
    their notes are read for their names, and `everywhere` for all that they say.
    """

    root: Path
    config: Config
    fingerprint: str
    schema: Schema = field(repr=False)
    others: tuple[Other, ...] = ()
    everywhere: bool = False

    def file(self, path: str) -> tuple[Path, str]:
        """Return the folder of the vault in which *path* lies, and the path there."""
        for other in self.others:
            start = f"{other.name}:"
            if path.startswith(start):
                return other.root, path.removeprefix(start)
        return self.root, path

    def readers(self) -> Readers:
        """Return what reads the files. Raises `SchemaError`."""
        from kg.index.readers import Readers  # noqa: PLC0415 - most commands read nothing

        return Readers.of(
            self.root,
            self.config,
            self.schema.types,
            self.schema.relations,
            self.others,
            self.everywhere,
        )


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: paths relative to the vault; `seconds` of wall time."""

    read: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    full: bool = False
    seconds: float = 0.0
    rekeyed: tuple[Rekeyed, ...] = ()
    """Papers whose citekey changed while notes cite them by the one before."""


def changed_paths(database: Database, source: Source) -> set[str] | None:
    """Return the paths that differ: a look at every file's facts, none of its bytes.

    `None` where so much differs, or notes would be read in another way, that all is to be read.
    """
    if database.meta("fingerprint") != source.fingerprint or not database.meta("graph"):
        return None
    seen: set[tuple[str, int, int, int]] = set(files_of(source))
    changed = {facts[0] for facts in seen.symmetric_difference(database.stats())}
    return None if is_much(len(changed), len(seen)) else changed


def files_of(source: Source) -> Iterator[FileStat]:
    """Yield the files of the vault and of those that it names, as they are found."""
    own = found_files(source.root, source.config)
    if not source.others:
        return own
    from kg.vault.others import files_with_theirs  # noqa: PLC0415 - few vaults name others

    return files_with_theirs(source.root, own, source.others)


def look_at_files(source: Source, paths: Iterable[str]) -> Iterator[FileStat]:
    """Yield those of *paths* that `files_of` would find."""
    by_vault: dict[str, list[str]] = {}
    for path in paths:
        by_vault.setdefault(source.file(path)[0].as_posix(), []).append(path)
    own = source.root.as_posix()
    yield from look_at(source.root, source.config, by_vault.get(own, ()))
    for other in source.others:
        start = f"{other.name}:"
        theirs = [path.removeprefix(start) for path in by_vault.get(other.root.as_posix(), ())]
        for stat in look_at(other.root, other.config, theirs):
            yield stat._replace(path=start + stat.path)


def is_much(changed: int, files: int) -> bool:
    """Tell whether to build anew is quicker than to replace *changed* of so many files."""
    return changed * _REBUILD_SHARE > max(files, 50)
