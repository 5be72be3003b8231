"""What a site was made of, and what then lay in its folder: is both as it was, it is made already.

Kept in the vault's `.kg` folder, for each folder that a site was written into; deleted, it is
only made anew.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import kg
from kg.resources import SCHEMA
from kg.vault.beginning import write_atomically
from kg_site.styles import FOLDER as STYLES

FILE = "sites.json"

_OURS = (Path(kg.__file__).parent, Path(__file__).parent, STYLES.parent, SCHEMA)
"""This program, its templates, scripts and styles, its schema."""

_THEIRS = ("kg.yaml", "schema", "site")
"""What of a vault steers the site without being a note or an attachment."""


@dataclass(frozen=True, slots=True)
class Made:
    """A site that was made: `of` stands for its sources, `there` for the files in its folder.

    `pages` and `files` are their numbers, `left_out` files of the vault that were not copied.
    """

    of: str
    there: str
    pages: int
    files: int
    left_out: tuple[str, ...] = ()


def sources(vault: kg.Vault, base_url: str) -> str:
    """Return what stands for everything that the site of *vault* is made of."""
    told = blake2b(f"{sys.version} {base_url} {vault.everything}".encode(), digest_size=16)
    for folder in (*_OURS, *(vault.root / name for name in _THEIRS)):
        for fact in _facts(_below(folder)):
            told.update(fact)
    return told.hexdigest()


def there(folder: Path, paths: Iterable[str]) -> str:
    """Return what stands for the files at *paths* in *folder*: their sizes and times."""
    told = blake2b(digest_size=16)
    for fact in _facts(f"{folder}/{path}" for path in sorted(paths)):
        told.update(fact)
    return told.hexdigest()


def read(index: Path, folder: Path) -> Made | None:
    """Return what was made in *folder*; what cannot be read is as good as nothing."""
    try:
        of, there, pages, files, left_out = _all(index)[str(folder.resolve())]
        return Made(str(of), str(there), int(pages), int(files), tuple(map(str, left_out)))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(index: Path, folder: Path, made: Made) -> None:
    """Keep what was *made* in *folder*; where nothing can be written it is not kept."""
    with suppress(OSError):
        try:
            said = _all(index)
        except (OSError, ValueError, TypeError):
            said = {}
        said[str(folder.resolve())] = list(astuple(made))
        known = {place: one for place, one in said.items() if os.path.isdir(place)}  # noqa: PTH112
        text = json.dumps(known, ensure_ascii=False)
        write_atomically(index / FILE, text.encode("utf-8", "surrogatepass"))


def _all(index: Path) -> dict[str, list[Any]]:
    return dict(json.loads((index / FILE).read_text("utf-8")))


def _below(place: Path) -> Iterator[str]:
    """Yield the files at and below *place*, in order."""
    if place.is_file():
        yield str(place)
    for parent, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "node_modules"})
        yield from (f"{parent}/{name}" for name in sorted(names))


def _facts(files: Iterable[str]) -> Iterator[bytes]:
    for file in files:
        try:
            facts = os.stat(file)  # noqa: PTH116 - 100,000 files
            yield f"{file} {facts.st_size} {facts.st_mtime_ns}\n".encode("utf-8", "surrogateescape")
        except OSError:
            yield f"{file} is not there\n".encode("utf-8", "surrogateescape")
