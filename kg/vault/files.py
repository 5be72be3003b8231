"""The files of a vault, and what tells that one has changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.config import BATCHES, Config

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_Rules: TypeAlias = "list[tuple[str, GitIgnoreSpec]]"
"""The ignore files that count in a folder, each with the folder it speaks of."""

MARKERS = ("kg.yaml", ".obsidian", ".zk", ".git")
"""What makes a folder a vault, in the order in which they are looked for."""

ALWAYS_LEFT_OUT = frozenset({"node_modules", "__pycache__", "_site"})
"""Folders in which nobody keeps notes."""

_UNSPEAKABLE = re.compile(r"[\udc80-\udcff]")
"""Bytes of a name that are not UTF-8, as the system hands them on."""

_SPELT = re.compile(r"\\x([89a-f][0-9a-f])")
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
    if ".." in start.parts:  # what lies above `a/../b` is not what lies above `a`
        start = start.resolve()
    above = (start, *start.parents)
    for folder in above:
        if any((folder / marker).exists() for marker in MARKERS[:3]):
            return folder
    return next((folder for folder in above if (folder / ".git").exists()), None)


def walk_files(root: Path, config: Config) -> Iterator[FileStat]:
    """Yield the files of the vault in path order, notes and attachments: see `found_files`."""
    return iter(sorted(found_files(root, config)))


def found_files(root: Path, config: Config) -> Iterator[FileStat]:
    """Yield the files of the vault as they are found, notes and attachments.

    Left out: names that begin with a dot, symbolic links (ripgrep's rule: nothing is read
    twice or from outside), what `.gitignore` files and `ignore` name. Where `notes` is
    set, only what lies in those folders or matches those globs.
    """
    wanted = _wanted(config)
    found = _walk(str(root), "", _configured(config))
    return found if wanted is None else (f for f in found if wanted.match_file(f.path))


def look_at(root: Path, config: Config, paths: Iterable[str]) -> Iterator[FileStat]:
    """Yield those of *paths* that `walk_files` would find, in its order, without the walk."""
    wanted = _wanted(config)
    seen: dict[str, _Rules | None] = {"": _with_gitignore(str(root), "", _configured(config))}
    for path in sorted(set(paths)):
        folder, _, name = path.rpartition("/")
        rules = _rules_in(str(root), folder, seen)
        if rules is None or name.startswith(".") or path in _NO_NOTES or _ignored(path, rules):
            continue
        facts = _own_facts(f"{root}/{path}")
        if facts and S_ISREG(facts.st_mode) and (wanted is None or wanted.match_file(path)):
            yield from _found(path, facts)


def would_find(root: Path, config: Config, path: str) -> bool:
    """Tell whether `walk_files` would find a file at *path*, if there were one."""
    folder, _, name = path.rpartition("/")
    there = folder
    while there and not Path(root, there).is_dir():
        there = there.rpartition("/")[0]
    rules = _rules_in(str(root), there, {"": _with_gitignore(str(root), "", _configured(config))})
    if rules is None or name.startswith(".") or path in _NO_NOTES or _ignored(path, rules):
        return False
    while folder != there:
        name = folder.rpartition("/")[2]
        if name.startswith(".") or name in ALWAYS_LEFT_OUT or _ignored(f"{folder}/", rules):
            return False
        folder = folder.rpartition("/")[0]
    wanted = _wanted(config)
    return wanted is None or wanted.match_file(path)


def has_no_name(root: Path, path: str) -> bool:
    r"""Tell whether *path* spells, as in `caf\xe9.md`, the name of a file that is not UTF-8."""
    name = _SPELT.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), path)
    return name != path and os.path.lexists(root / name)


def _found(path: str, facts: os.stat_result) -> Iterator[FileStat]:
    r"""Yield a file; where the name of a note is not UTF-8 its bytes are spelt, as `\xe9`."""
    stat = FileStat(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)
    if path.isascii() or not _UNSPEAKABLE.search(path):
        yield stat
    elif stat.is_note:  # of other files nobody can speak
        yield stat._replace(path=_UNSPEAKABLE.sub(_spelt, path))


def _spelt(byte: re.Match[str]) -> str:
    return f"\\x{ord(byte[0]) - 0xDC00:02x}"


def _wanted(config: Config) -> GitIgnoreSpec | None:
    """Return what matches the files that count, `None` where all do.

    Bibliographies and batches of citations always do.
    """
    patterns = [f"/{pattern.strip('/')}" for pattern in config.notes if pattern.strip("/.")]
    read = (*map(literal, config.bibliographies), BATCHES)
    return _spec([*patterns, *read]) if patterns else None


def literal(path: str) -> str:
    r"""Return the pattern, as in `.gitignore`, that matches this *path* of the vault alone.

    >>> print(literal("a/[draft]*.md"))
    /a/\[draft\]\*.md
    """
    return "/" + "".join(f"\\{sign}" if sign in "\\*?[]!# " else sign for sign in path)


def _configured(config: Config) -> _Rules:
    return [("", _spec(config.ignore))] if config.ignore else []


def _rules_in(root: str, folder: str, seen: dict[str, _Rules | None]) -> _Rules | None:
    """Return the rules that count in *folder*, `None` where the walk does not go.

    *seen* are the folders that were asked for before, the vault's own among them.
    """
    rules, path = seen[""], ""
    for name in folder.split("/") if folder else ():
        path = f"{path}/{name}" if path else name
        if path not in seen:
            facts = _own_facts(f"{root}/{path}")
            is_left_out = name.startswith(".") or name in ALWAYS_LEFT_OUT
            if rules is None or is_left_out or not facts or not S_ISDIR(facts.st_mode):
                seen[path] = None
            else:
                inside = not _ignored(path + "/", rules)
                seen[path] = _with_gitignore(root, path, rules) if inside else None
        rules = seen[path]
    return rules


def _own_facts(path: str) -> os.stat_result | None:
    """Return the facts of what lies at *path*, not of what a link there leads to."""
    try:
        return os.lstat(path)
    except OSError:
        return None


def _walk(root: str, folder: str, rules: _Rules) -> Iterator[FileStat]:
    """Walk one folder and those below it; *rules* are the ignore files seen so far."""
    pending = [(folder, rules)]
    while pending:
        folder, rules = pending.pop()
        try:
            entries = list(os.scandir(f"{root}/{folder}"))
        except OSError:
            continue  # a folder that may not be read holds no notes of ours
        if any(entry.name == ".gitignore" for entry in entries):
            rules = _with_gitignore(root, folder, rules)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ALWAYS_LEFT_OUT and not _ignored(path + "/", rules):
                    pending.append((path, rules))
            elif (
                entry.is_file(follow_symlinks=False)
                and path not in _NO_NOTES
                and not _ignored(path, rules)
            ):
                try:
                    facts = entry.stat(follow_symlinks=False)
                except OSError:
                    continue  # it went away while we looked
                yield from _found(path, facts)


def _with_gitignore(root: str, folder: str, rules: _Rules) -> _Rules:
    """Return *rules* and those of the folder's own ignore file, if it has one."""
    file = Path(root, folder, ".gitignore")
    try:
        if not file.is_file():
            return rules  # a pipe would keep us waiting
        text = file.read_text("utf-8", "replace")
    except OSError:
        return rules
    return [*rules, (folder, _spec(text.splitlines()))]


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - many vaults ignore nothing

    return GitIgnoreSpec.from_lines(lines)


def _ignored(path: str, rules: _Rules) -> bool:
    """Tell whether the deepest rule that speaks of *path* leaves it out."""
    for folder, spec in reversed(rules):
        inside = path[len(folder) + 1 :] if folder else path
        verdict = spec.check_file(inside).include
        if verdict is not None:
            return verdict
    return False
