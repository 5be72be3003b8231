"""Reading the files of a vault, and of the others that it names, each as its own vault says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import Config
from kg.index.reading import Fresh, read_file
from kg.index.schema import Schema, relation_files, type_folders
from kg.notes import NoteTypes, Relations, Settings
from kg.vault.files import FileStat
from kg.vault.names import Kind, Name
from kg.vault.vaults import prefixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.vault.others import Other

_VALUE_IS_PATH = frozenset((Kind.LINK, Kind.STEM))
_KEY_IS_PATH = frozenset((Kind.TOPIC, Kind.ITEM, Kind.PDF, Kind.TITLE))


@dataclass(frozen=True, slots=True)
class Readers:
    """Reads the files of one vault, and those of `others`, whose paths name their vault.

    Notes of others are read for their names alone unless they are to be `stated` as well.
    """

    root: Path
    settings: Settings
    others: Sequence[Other] = ()
    stated: bool = False
    _theirs: dict[str, Settings] = field(default_factory=dict)

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - a vault, how it is read, and its others
        cls,
        root: Path,
        config: Config,
        types: NoteTypes,
        words: Relations,
        others: Sequence[Other] = (),
        stated: bool = False,  # noqa: FBT001, FBT002 - as the field
    ) -> Readers:
        """Return what reads the vault at *root* with its own types and relations."""
        return cls(root, _settings(config, types, words), others, stated)

    def read(self, stat: FileStat) -> Fresh | None:
        """Read one file; `None` for one that went away meanwhile. Raises `SchemaError`."""
        if other := self._whose(stat.path):
            inside = stat._replace(path=stat.path.removeprefix(prefixed(other.name, "")))
            fresh = read_file(other.root, inside, self._settings_of(other))
            return fresh and _from_outside(other.name, fresh, stated=self.stated)
        return read_file(self.root, stat, self.settings)

    def _whose(self, path: str) -> Other | None:
        return next((one for one in self.others if path.startswith(prefixed(one.name, ""))), None)

    def _settings_of(self, other: Other) -> Settings:
        if other.name not in self._theirs:
            types, words = self.settings.types, self.settings.relations
            if type_folders(other.root) != type_folders(self.root):
                types = Schema(other.root).types
            if relation_files(other.root) != relation_files(self.root):
                words = Schema(other.root).relations
            self._theirs[other.name] = _settings(other.config, types, words)
        return self._theirs[other.name]


def _settings(config: Config, types: NoteTypes, words: Relations) -> Settings:
    return Settings(
        types,
        config.types,
        config.project,
        words,
        frozenset(config.bibliographies),
        config.citation.ignore,
    )


def _from_outside(vault: str, fresh: Fresh, *, stated: bool) -> Fresh:
    """Return a file of another vault as it is seen from this one; its mistakes are not ours."""
    names = [*fresh.names, *([] if stated else _described(fresh))]
    notes = tuple(
        replace(note, path=prefixed(vault, note.path), diagnostics=()) for note in fresh.notes
    )
    return replace(
        fresh,
        stat=fresh.stat._replace(path=prefixed(vault, fresh.stat.path)),
        notes=notes,
        problem=None,
        concepts=(),
        theirs=tuple(_seen(vault, name) for name in names),
        stated=stated,
    )


def _described(fresh: Fresh) -> list[Name]:
    """Return what notes of this vault say of those of others, which are not stated here."""
    from kg.vault.lending import lent  # noqa: PLC0415 - few vaults name others

    titles = [Name(Kind.TITLE, n.place, n.title, 0, n.place) for n in fresh.notes if n.kind]
    return titles + [name for note in fresh.notes for name in lent(note)]


def _seen(vault: str, name: Name) -> Name:
    """Return a name that a file of another vault brings, with the name of the vault in paths."""
    return name._replace(
        path=prefixed(vault, name.path),
        value=prefixed(vault, name.value) if name.kind in _VALUE_IS_PATH else name.value,
        key=prefixed(vault, name.key) if name.kind in _KEY_IS_PATH else name.key,
    )
