"""Names of files that every system and Obsidian's links can hold."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from posixpath import splitext

from kg.names import digest

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\/:*?"<>|#^\[\]]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)
_LONGEST = 200
"""Bytes of a name; most systems take 255."""
_LONGEST_ENDING = 16


@dataclass(slots=True)
class SafeNames:
    """Names that were given: no two that a system which ignores case would take for one."""

    given: set[str] = field(default_factory=set)

    def of(self, path: str) -> str:
        """Return *path* with safe names, another one than was given before."""
        safe = safe_path(path)
        stem, ending = splitext(safe)
        count = 1
        while safe.casefold() in self.given:
            count += 1
            safe = f"{stem} {count}{ending}"
        self.given.add(safe.casefold())
        return safe


def safe_path(path: str) -> str:
    """Return *path* with safe names of the files and folders in it.

    >>> safe_path("a: b/What? [1].md"), safe_path("aux.md"), safe_path(".x/..")
    ('a- b/What- -1-.md', '_aux.md', '_.x/_')
    """
    return "/".join(map(_safe, path.split("/")))


def _safe(name: str) -> str:
    clean = _UNSAFE.sub("-", unicodedata.normalize("NFC", name))
    stem, ending = splitext(clean)
    if len(ending) > _LONGEST_ENDING:
        stem, ending = clean, ""
    if len(clean.encode()) > _LONGEST:
        room = _LONGEST - len(ending.encode()) - 11
        stem = f"{stem.encode()[:room].decode('utf-8', 'ignore')}-{digest(name)}"
    safe = f"{stem}{ending}".strip().rstrip(". ")
    is_special = not safe or safe.startswith(".") or _RESERVED.match(safe)
    return f"_{safe}" if is_special else safe
