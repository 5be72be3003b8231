"""What decides how the notes of an index are read: settings, types, other vaults."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import unidata_version

from kg.config import Config
from kg.index.schema import relation_files, type_folders

if TYPE_CHECKING:
    from kg.vault.others import Other

_LAYOUT = "8"
"""Changes whenever the same notes are indexed in another way."""


def fingerprint(root: Path, config: Config, others: Sequence[Other]) -> str:
    """Return what is another text when the same notes would be read in another way."""
    said = [_LAYOUT, unidata_version, repr(config.reading), *_schema(root)]
    for other in others:
        said += [repr((other.name, other.root, other.base, other.calls, other.config.reading))]
        said += _schema(other.root)
    return blake2b("\n".join(said).encode(), digest_size=12).hexdigest()


def with_others(
    root: Path, config: Config, others: tuple[Other, ...] | None
) -> tuple[Config, tuple[Other, ...]]:
    """Return *config* without what lies in other vaults, and those vaults."""
    from kg.vault.others import other_vaults, without_nested  # noqa: PLC0415 - few name others

    if others is None:
        others = other_vaults(root, config)
    return without_nested(root, config, [one.root for one in others]), others


def _schema(root: Path) -> list[str]:
    """Return what changes when the vault at *root* has other note types or relations."""
    types = [p for folder in type_folders(root) for p in sorted(folder.glob("*.yaml"))]
    facts = [(path.name, path.stat()) for path in [*types, *relation_files(root)]]
    return [f"{name} {one.st_mtime_ns} {one.st_size}" for name, one in facts]
