"""What is compared before and after: the files of a vault, byte for byte."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 - where it is a disk in memory, syncing it takes no time


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a vault; what was staged beside them would be among them."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if not {".kg", ".git"} & set(path.relative_to(root).parts)
    }


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Return an empty folder, in memory where that can be."""
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as folder:
        yield Path(folder)
