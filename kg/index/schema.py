"""How the notes of a vault are read: our note types and relations, and its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.resources import SCHEMA

if TYPE_CHECKING:
    from kg.notes import NoteTypes, Relations


class Schema:
    """The note types and relations that the vault at *root* knows, read when they are asked for."""

    def __init__(self, root: Path) -> None:
        """Read nothing yet."""
        self._root = root

    @cached_property
    def types(self) -> NoteTypes:
        """Our note types, then the vault's own. Raises `SchemaError`."""
        from kg.notes import KNOWN, read_note_types  # noqa: PLC0415 - most commands read nothing

        return read_note_types(type_folders(self._root), KNOWN)

    @cached_property
    def relations(self) -> Relations:
        """Our words for relations, then the vault's own. Raises `SchemaError`."""
        from kg.notes import read_relations  # noqa: PLC0415 - most commands read nothing

        return read_relations(relation_files(self._root))


def type_folders(root: Path) -> Sequence[Path]:
    """Return the folders that hold note types."""
    own = root / "schema" / "notes"
    return [SCHEMA / "notes", *([own] if own.is_dir() and own != SCHEMA / "notes" else [])]


def relation_files(root: Path) -> Sequence[Path]:
    """Return the files that hold relations."""
    ours, own = SCHEMA / "relations.yaml", root / "schema" / "relations.yaml"
    return [ours, *([own] if own.is_file() and own != ours else [])]
