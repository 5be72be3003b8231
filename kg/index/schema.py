"""How the notes of a vault are read: our note types and relations, and its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.resources import SCHEMA

if TYPE_CHECKING:
    from kg.notes import NoteTypes, Relations


def note_types(root: Path) -> NoteTypes:
    """Read our note types, then the vault's own. Raises `SchemaError`."""
    from kg.notes import KNOWN, read_note_types  # noqa: PLC0415 - most commands read nothing

    return read_note_types(type_folders(root), KNOWN)


def type_folders(root: Path) -> Sequence[Path]:
    """Return the folders that hold note types."""
    own = root / "schema" / "notes"
    return [SCHEMA / "notes", *([own] if own.is_dir() and own != SCHEMA / "notes" else [])]


def relations(root: Path) -> Relations:
    """Read our relations, then the vault's own. Raises `SchemaError`."""
    from kg.notes import read_relations  # noqa: PLC0415 - most commands read nothing

    return read_relations(relation_files(root))


def relation_files(root: Path) -> Sequence[Path]:
    """Return the files that hold relations."""
    ours, own = SCHEMA / "relations.yaml", root / "schema" / "relations.yaml"
    return [ours, *([own] if own.is_file() and own != ours else [])]
