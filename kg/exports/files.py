"""The files that an export consists of, loose or packed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can tell: the same files shall give the same bytes."""
_ON_UNIX = 3


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export; `path` is relative to its folder, with `/`.

    A file that is copied as it is stands as `content` where it lies, and is read when it is
    written.
    """

    path: str
    content: bytes | Path

    @property
    def data(self) -> bytes:
        """The bytes. Raises `OSError` where a file to be copied cannot be read."""
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content


def zipped(files: Iterable[File]) -> bytes:
    """Return *files* as a zip file, in order of path."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(files, key=lambda file: file.path):
            entry = zipfile.ZipInfo(file.path, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _ON_UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.data)
    return packed.getvalue()
