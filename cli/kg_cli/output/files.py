"""Files that are there whole, or as they were before."""

from __future__ import annotations

from pathlib import Path

from kg.errors import WriteError
from kg.vault.beginning import write_atomically


def replace_file(path: Path, content: bytes) -> None:
    """Put *content* in the place of *path*, all of it or nothing. Raises `WriteError`."""
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # /dev/stdout, a named pipe
        else:
            write_atomically(target, content)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror}") from error
