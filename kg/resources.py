"""Locate a data folder, in the package or beside it; read a vault's own files of that kind."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def folder(package_file: str, name: str) -> Path:
    """Return the data folder *name* of the package that *package_file* belongs to."""
    package = Path(package_file).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name


SCHEMA = folder(__file__, "schema")
"""`ontology.ttl`, `shapes.ttl`, `context.jsonld`, `notes/*.yaml`, `queries/*.rq`."""


def own_text(file: Path) -> str:
    """Return the text of a *file* that steers us: of a configuration, a type, a query.

    Raises `OSError`, also for a pipe, which would keep us waiting for ever, and
    `UnicodeDecodeError`.
    """
    if file.exists() and not file.is_file():
        code = errno.EISDIR if file.is_dir() else errno.EINVAL
        raise OSError(code, os.strerror(code) if file.is_dir() else "this is no file", str(file))
    return file.read_text("utf-8-sig")
