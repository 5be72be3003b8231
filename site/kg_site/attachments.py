"""Files that notes show or link: found inside the vault, copied beside the pages."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from posixpath import basename, dirname, join, normpath, splitext
from typing import TYPE_CHECKING

from kg_site.addresses import href, safe_part
from kg_site.images import PICTURES, is_still

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FOLDER = "files"
"""Where they lie in the site."""

LIMIT = 100_000_000
"""Bytes of a file that is copied: hosts of sites take no larger ones."""

AUDIO = frozenset({".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"})
VIDEO = frozenset({".m4v", ".mov", ".mp4", ".ogv", ".webm"})
_PLAIN = frozenset(
    {".bib", ".csv", ".docx", ".epub", ".gz", ".ipynb", ".json", ".odp", ".ods", ".odt", ".pdf"}
    | {".pptx", ".ris", ".tex", ".tsv", ".txt", ".xlsx", ".zip"}
)
"""What a browser shows or saves, and does not run."""

_KINDS = PICTURES | AUDIO | VIDEO | _PLAIN


@dataclass(frozen=True, slots=True)
class Attachments:
    """The attachments of the vault at `root`, none that the patterns `private` match."""

    root: Path
    private: tuple[str, ...] = field(default=())

    def find(self, target: str, from_path: str) -> str:
        """Return the file that *target* names as a path, empty when none does.

        The path counts from the folder of *from_path* or from the vault's folder.
        """
        wish = target.strip().removeprefix("/")
        paths = (normpath(join(dirname(from_path), wish)), normpath(wish))
        return next((path for path in paths if self.has(path)), "")

    def has(self, path: str) -> bool:
        """Tell whether *path* is a file of the vault that may be shown, by no detour."""
        if not is_attachment(path) or any(part.startswith(".") for part in path.split("/")):
            return False
        full = os.path.join(self.root, path)  # noqa: PTH118 - a path that leads out must not be tidied up first
        real = os.path.join(os.path.realpath(self.root), path)  # noqa: PTH118
        is_here = os.path.isfile(full) and os.path.realpath(full) == real  # noqa: PTH113
        return is_here and not (self.private and _spec(self.private).match_file(path))

    def size(self, path: str) -> int:
        """Return the bytes of a file, 0 for one that went."""
        try:
            return (self.root / path).stat().st_size
        except OSError:
            return 0

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, none for one that could run something or is too large."""
        if not self.has(path) or self.size(path) > LIMIT:
            return b""
        try:
            data = (self.root / path).read_bytes()
        except OSError:
            return b""
        return data if not path.lower().endswith(".svg") or is_still(data) else b""


def is_attachment(target: str) -> bool:
    """Say whether *target* is named as a file that a note can show or link."""
    return splitext(target)[1].lower() in _KINDS


def site_path(path: str) -> str:
    """Return where the vault's file *path* lies in the site."""
    return "/".join([FOLDER, *(safe_part(part) for part in path.split("/"))])


def source(page_root: str, path: str) -> str:
    """Return the address of the vault's file *path* as a page writes it."""
    return page_root + href(site_path(path))


def said(path: str, size: int) -> str:
    """Return what a file is and how large.

    >>> said("a/paper.pdf", 1_234_567), said("x.csv", 900)
    ('PDF, 1.2 MB', 'CSV, 1 kB')
    """
    kind = splitext(path)[1][1:].upper()
    if size < 1_000_000:
        return f"{kind}, {max(1, round(size / 1000))} kB"
    return f"{kind}, {size / 1_000_000:.1f} MB"


def player(src: str, path: str, size: int, label: str) -> str:
    """Return the figure that plays a sound or a film, or the link to any other file."""
    ending = splitext(path)[1].lower()
    link = (
        f'<a class="attachment" href="{escape(src)}">{escape(label or basename(path))}</a> '
        f'<span class="size">{said(path, size)}</span>'
    )
    element = "audio" if ending in AUDIO else "video" if ending in VIDEO else ""
    if not element:
        return link
    return (
        f'<figure class="media"><{element} src="{escape(src)}" controls preload="metadata">'
        f"</{element}><figcaption>{link}</figcaption></figure>"
    )


@lru_cache(maxsize=8)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - most vaults keep nothing private

    return GitIgnoreSpec.from_lines(patterns)
