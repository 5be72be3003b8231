"""Where an index lies: in its vault, or in the user's cache where that may not be written."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from kg.errors import WriteError

FOLDER = ".kg"
"""Where the index lies in its vault; it may be deleted at any time."""

_TIDY = ".gitignore"


def index_folder(root: Path, name: str = "") -> Path:
    """Return the folder of the index *name* of the vault at *root*; it is there, and writable.

    Where none can be in the vault it is `litkg/<hash of the vault's path>` in `$XDG_CACHE_HOME`,
    or in `~/.cache`. Raises `WriteError` where none can be there either.
    """
    own = root / FOLDER
    reason = _made(own / name)
    if reason:
        cached = (
            _cache() / "litkg" / blake2b(os.fsencode(root.resolve()), digest_size=8).hexdigest()
        )
        also = _made(cached / name)
        if also:
            hint = f"nor {cached / name}: {also}; name another place in XDG_CACHE_HOME"
            raise WriteError(f"cannot write the index {own / name}: {reason}", hint)
        return cached / name
    if not (own / _TIDY).exists():
        (own / _TIDY).write_text("*\n", "utf-8")
    return own / name


def _made(folder: Path) -> str:
    """Make *folder* unless it is there; return why nothing can be written in it, or nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    for path in (folder, folder / "index.sqlite"):
        if path.exists() and not os.access(path, os.W_OK):
            return "it may not be written"
    return ""


def _cache() -> Path:
    given = os.environ.get("XDG_CACHE_HOME", "")
    return Path(given) if Path(given).is_absolute() else Path.home() / ".cache"
