"""Files that are there whole, or as they were before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import WriteError
from kg.exports.files import File, zipped
from kg.exports.folders import Folder
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


MANIFEST = ".litkg-export.json"
"""Lists the files that an export wrote, so that the next one removes no others."""


def replace_files(path: Path, files: Iterable[File]) -> None:
    """Put *files* into the folder *path*, or into a zip file where its name ends so.

    A new folder is there whole or not at all; one that an export wrote before is brought up to
    date, and other files in it stay. Raises `WriteError`.
    """
    if path.suffix == ".zip" and not path.is_dir():
        replace_file(path, zipped(files))
        return
    made = list(files)
    try:
        if path.is_dir() and any(path.iterdir()):
            _bring_up_to_date(path, made)
        else:
            _begin(path, made)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror}") from error


def _begin(path: Path, files: Sequence[File]) -> None:
    """Write a new folder beside the place where it will be, and move it there."""
    target = path.resolve()
    if target.exists() and not target.is_dir():
        raise WriteError(f"{path} is a file", "name a folder for an export")
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        _bring_up_to_date(made, files)
        made.chmod(0o777 & ~_umask())
        if target.is_dir():
            target.rmdir()
        made.rename(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _bring_up_to_date(path: Path, files: Sequence[File]) -> None:
    folder = Folder.open(path, MANIFEST, "an export")
    folder.claim(file.path for file in files)
    for file in files:
        folder.write(file.path, file.data)
    folder.finish()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
