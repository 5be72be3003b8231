"""A folder that is written into again: only what changed is written, only what is ours removed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import WriteError


@dataclass(slots=True)
class Folder:
    """A folder being brought up to date; `ours` are files of the last time.

    `manifest` is the name of the file in it that lists ours, so that no others are removed.
    `changed` are the paths that were written or removed.
    """

    root: Path
    manifest: str
    ours: frozenset[str]
    kept: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    written: int = 0
    unchanged: int = 0

    @classmethod
    def open(cls, root: Path, manifest: str, what: str = "a site") -> Folder:
        """Open *root*, which is new, empty, or holds *what* this tool wrote.

        Raises `WriteError` for any other.
        """
        if root.exists() and not root.is_dir():
            raise WriteError(f"{root} is a file", f"name a folder for {what}")
        listing = root / manifest
        if not listing.exists():
            if root.exists() and any(root.iterdir()):
                raise WriteError(
                    f"{root} holds files that are not {what} of litkg",
                    "name a new or empty folder",
                )
            return cls(root, manifest, frozenset())
        return cls(root, manifest, frozenset(_listed(listing)))

    def claim(self, paths: Iterable[str]) -> None:
        """List *paths* as ours before they are written: a build that was stopped can go on.

        Raises `WriteError` when a file that is not ours is in the way.
        """
        planned = frozenset(paths)
        for path in sorted(planned - self.ours):
            if os.path.lexists(self.root / path):
                raise WriteError(
                    f"{self.root / path} is in the way and was not written by litkg",
                    "move it away",
                )
        if not planned <= self.ours:
            self._list(self.ours | planned)

    def write(self, path: str, data: bytes) -> None:
        """Write *data* to *path*, which was claimed, unless it stands there already."""
        self.kept.add(path)
        if path in self.ours and _holds(f"{self.root}/{path}", data):
            self.unchanged += 1
            return
        self._write(path, data)
        self.changed.add(path)
        self.written += 1

    def finish(self) -> int:
        """Remove our files that are no longer made; return how many went."""
        gone = sorted(self.ours - self.kept)
        for path in gone:
            target = self.root / path
            target.unlink(missing_ok=True)
            _remove_empty(target.parent, self.root)
        if gone:
            self.changed.update(gone)
            self._list(frozenset(self.kept))
        return len(gone)

    def _list(self, files: frozenset[str]) -> None:
        listed = json.dumps({"files": sorted(files)}, ensure_ascii=False, indent=0) + "\n"
        self._write(self.manifest, listed.encode("utf-8", "surrogatepass"))

    def _write(self, path: str, data: bytes) -> None:
        target = f"{self.root}/{path}"
        parent = os.path.dirname(target)  # noqa: PTH120 - 100,000 files
        try:
            if parent not in self.folders:
                os.makedirs(parent, exist_ok=True)  # noqa: PTH103
                self.folders.add(parent)
            with open(target, "wb", buffering=0) as file:  # noqa: PTH123 - as above
                file.write(data)
        except OSError as error:
            raise WriteError(f"{target} cannot be written: {error.strerror}") from error


def _holds(file: str, data: bytes) -> bool:
    """Tell whether *file* holds *data*: mostly its size says that it does not."""
    try:
        if os.stat(file).st_size != len(data):  # noqa: PTH116 - 100,000 files
            return False
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - as above
            return opened.read() == data
    except OSError:
        return False


def _listed(manifest: Path) -> list[str]:
    """Return the files a manifest lists, none that lies outside its folder."""
    try:
        files = json.loads(manifest.read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "remove the folder and write it again"
        raise WriteError(f"{manifest} cannot be read", hint) from error
    return [f for f in files if isinstance(f, str) and _is_inside(f)]


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and "\\" not in path and ".." not in path.split("/")


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
