"""New contents beside the places they are meant for, and the old ones kept."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from kg.errors import WriteError
from kg.vault import journal as journals
from kg.vault.journal import Journal, Step


@dataclass(frozen=True, slots=True)
class Change:
    """What one file of the vault becomes: *data*, the content of the file *source*, or nothing.

    `before` is the hash of what stands there, empty where nothing does; `like` names the file
    of which a new one has the permissions, `to` where one went that goes.
    """

    path: str
    before: str
    data: bytes | None = None
    source: Path | None = None
    like: str = ""
    to: str = ""


def hash_of(data: bytes) -> str:
    """Return what stands for a content; it is never empty."""
    return blake2b(data, digest_size=16).hexdigest()


def content_hash(file: Path) -> str:
    """Return the hash of what stands at *file*, empty where there is no file. Raises `OSError`."""
    try:
        with file.open("rb") as opened:
            digest = blake2b(digest_size=16)
            while piece := opened.read(1 << 20):
                digest.update(piece)
            return digest.hexdigest()
    except FileNotFoundError:
        return ""


def step_of(number: int, token: str, change: Change) -> Step:
    """Return what the journal says of a change. Raises `WriteError` where its source is gone."""
    after = hash_of(change.data) if change.data is not None else ""
    if change.source:
        after = content_hash(change.source)
        if not after:
            raise WriteError(f"{change.source} is gone", "nothing was changed")
    return Step(
        change.path,
        change.before,
        after,
        f".kg-{token}-{number}" if after else "",
        f"{number}" if change.before else "",
        change.to,
    )


def new_folders(root: Path, changes: Sequence[Change]) -> list[str]:
    """Return the folders that have to be made, outer ones first."""
    found: dict[str, None] = {}
    for change in changes:
        parents = [p.as_posix() for p in Path(change.path).parents][:-1]
        found |= dict.fromkeys(p for p in reversed(parents) if not (root / p).is_dir())
    return list(found)


def stage(root: Path, journal: Journal, changes: Sequence[Change]) -> None:
    """Lay new contents beside their places, keep the old ones."""
    for name in journal.folders:
        (root / name).mkdir(exist_ok=True)
    kept = journals.kept_folder(root, journal)
    kept.mkdir(parents=True)
    folders = {kept}
    for step, change in zip(journal.steps, changes, strict=True):
        file = root / step.path
        if step.kept:
            copy(file, kept / step.kept)
        if step.staged:
            staged = file.parent / step.staged
            _lay(change, staged, file, root / (change.like or step.path))
            folders.add(file.parent)
        if not _may_change(file):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    for place in folders:
        journals.sync(place)


def _lay(change: Change, staged: Path, file: Path, like: Path) -> None:
    """Write what *file* is to be. Raises `OSError` that names *file*, not what is beside it."""
    try:
        if change.source:
            copy(change.source, staged)
        else:
            _write(staged, change.data or b"", like)
    except OSError as error:
        error.filename = str(file)
        raise


def _may_change(file: Path) -> bool:
    """Tell whether a file may be replaced or go: a rename alone does not ask the file."""
    return os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK))


def _write(file: Path, data: bytes, like: Path) -> None:
    mode = like.stat().st_mode & 0o7777 if like.exists() else 0o666
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    if like.exists():
        file.chmod(mode)


def copy(source: Path, target: Path) -> None:
    """Let a second name have the content of a file; a copy where a file has but one name."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(source, target)
        with target.open("rb") as opened:
            os.fsync(opened.fileno())
