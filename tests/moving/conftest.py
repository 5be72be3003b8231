"""What is compared before and after: the files of a vault, byte for byte."""

from __future__ import annotations

from pathlib import Path


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a vault; what was staged beside them would be among them."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if ".kg" not in path.relative_to(root).parts
    }
