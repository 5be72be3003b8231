"""Paths as a code host knows them: from the root of the repository, not of the vault."""

from __future__ import annotations

from pathlib import Path


def from_repository(root: Path, path: str) -> str:
    """Return the *path* in the vault at *root* from the nearest folder upwards with `.git`.

    Outside a repository it stays as it is.
    """
    here = root.resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return (here.relative_to(top) / path).as_posix()
