"""The files of a vault, and what tells that one has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.config import Config

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MARKERS = ("kg.yaml", ".obsidian", ".zk", ".git")
"""What makes a folder a vault, in the order in which they are looked for."""

_ALWAYS_LEFT_OUT = frozenset({"node_modules", "__pycache__", "_site"})
_NO_NOTES = frozenset({"site/footer.md"})
"""Files of the site's theme: they are words of the pages, not notes."""


class FileStat(NamedTuple):
    """A file by its path in the vault, and the facts that change when it does."""

    path: str
    size: int
    mtime_ns: int
    inode: int

    @property
    def is_note(self) -> bool:
        """Tell whether the file is Markdown; other files are attachments."""
        return self.path[-3:].lower() == ".md"


def find_root(start: Path) -> Path | None:
    """Return the nearest folder upwards from *start* that is a vault.

    A folder with `kg.yaml` anywhere above wins over a nearer `.git`: the notes of a
    repository may have subfolders of their own.
    """
    above = (start, *start.parents)
    for folder in above:
        if any((folder / marker).exists() for marker in MARKERS[:3]):
            return folder
    return next((folder for folder in above if (folder / ".git").exists()), None)


def walk_files(root: Path, config: Config) -> Iterator[FileStat]:
    """Yield the files of the vault in path order, notes and attachments.

    Left out: names that begin with a dot, symbolic links (ripgrep's rule: nothing is read
    twice or from outside), what `.gitignore` files and `ignore` name. Where `notes` is
    set, only what lies in those folders or matches those globs.
    """
    wanted = _wanted(config.notes)
    rules = [("", _spec(config.ignore))] if config.ignore else []
    found = _walk(str(root), "", rules)
    return iter(sorted(f for f in found if wanted is None or wanted.match_file(f.path)))


def stat_file(root: Path, path: str) -> FileStat:
    """Return the facts of one file. Raises `OSError`."""
    facts = (root / path).stat()
    return FileStat(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)


def _wanted(notes: Iterable[str]) -> GitIgnoreSpec | None:
    patterns = [f"/{pattern.strip('/')}" for pattern in notes if pattern.strip("/.")]
    return _spec(patterns) if patterns else None


def _walk(root: str, folder: str, rules: list[tuple[str, GitIgnoreSpec]]) -> Iterator[FileStat]:
    """Walk one folder and those below it; *rules* are the ignore files seen so far."""
    pending = [(folder, rules)]
    while pending:
        folder, rules = pending.pop()
        try:
            entries = list(os.scandir(f"{root}/{folder}"))
        except OSError:
            continue  # a folder that may not be read holds no notes of ours
        rules = _with_gitignore(root, folder, entries, rules)
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir():
                if entry.name not in _ALWAYS_LEFT_OUT and not _ignored(path + "/", rules):
                    pending.append((path, rules))
            elif entry.is_file() and path not in _NO_NOTES and not _ignored(path, rules):
                try:
                    facts = entry.stat()
                except OSError:
                    continue  # it went away while we looked
                yield FileStat(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)


def _with_gitignore(
    root: str,
    folder: str,
    entries: list[os.DirEntry[str]],
    rules: list[tuple[str, GitIgnoreSpec]],
) -> list[tuple[str, GitIgnoreSpec]]:
    if not any(entry.name == ".gitignore" for entry in entries):
        return rules
    try:
        text = Path(root, folder, ".gitignore").read_text("utf-8", "replace")
    except OSError:
        return rules
    return [*rules, (folder, _spec(text.splitlines()))]


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - many vaults ignore nothing

    return GitIgnoreSpec.from_lines(lines)


def _ignored(path: str, rules: list[tuple[str, GitIgnoreSpec]]) -> bool:
    """Tell whether the deepest rule that speaks of *path* leaves it out."""
    for folder, spec in reversed(rules):
        inside = path[len(folder) + 1 :] if folder else path
        verdict = spec.check_file(inside).include
        if verdict is not None:
            return verdict
    return False
