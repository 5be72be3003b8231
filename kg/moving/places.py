"""Where a note may go: the path that a new name means, and why it may be none."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import basename, dirname, normpath, splitext

from kg.config import Config
from kg.errors import WriteError
from kg.index import Index
from kg.vault.concepts import PATH as CONCEPTS
from kg.vault.files import ALWAYS_LEFT_OUT, would_find
from kg.vault.names import is_note

_UNFIT = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\[\]#^|\\]|%%")
_TAKEN = "choose another name, or make one note of the two with `kg merge`"
_LONGEST = 255
"""Bytes of a file's name on most disks."""


def new_path(old: str, name: str) -> str:
    """Return the path that the file at *old* gets when it is called *name*.

    A bare name leaves it in its folder; one with a slash is a path from the vault's root, a
    slash at its end a folder to go to. Raises `WriteError` for what cannot be a name.

    >>> [new_path("a/Plan.md", name) for name in ("Draft", "b/", "/Draft.md", "v1.5")]
    ['a/Draft.md', 'b/Plan.md', 'Draft.md', 'a/v1.5.md']
    """
    place = name if "/" in name else f"{dirname(old)}/{name}"
    if place.endswith("/"):
        place += basename(old)
    ending = splitext(old)[1]
    if ending and not place.lower().endswith(ending.lower()):
        place += ending
    path = normpath(place.lstrip("/"))
    reason = _unfit(path, name, ending)
    if reason:
        raise WriteError(f"'{name}' cannot be the name of a file: {reason}", "choose another name")
    return path


def _unfit(path: str, name: str, ending: str) -> str:
    names = path.split("/")
    last = names[-1].removesuffix(ending)
    if not name.strip() or not last or any(one != one.strip() for one in (*names, last)):
        return "it is empty, or blank at an end"
    if any(one.startswith(".") for one in names):
        return "it begins with a dot, or leads out of the vault"
    if found := _UNFIT.search(path):
        return f"no link can hold {found[0]!r}"
    if any(len(one.encode()) > _LONGEST for one in names):
        return "it is too long"
    if any(one in ALWAYS_LEFT_OUT for one in names[:-1]):
        return "the vault reads nothing in that folder"
    return ""


def check_movable(index: Index, path: str) -> None:
    """See that nothing else than links names the file at *path*. Raises `WriteError`."""
    by = "kg.yaml names it" if path in index.config.bibliographies else ""
    if path in ("kg.yaml", CONCEPTS) or path.startswith(("schema/", "site/")):
        by = "kg looks for it under this name"
    if by:
        raise WriteError(f"{path} cannot be renamed: {by}", "rename it by hand, there and here")


def check_free(root: Path, config: Config, old: str, new: str) -> None:
    """See that *new* is free, and that the vault will read it and keep it private as *old*.

    Raises `WriteError`.
    """
    file = root / new
    if new == old:
        raise WriteError(f"{old} is called so already", "choose another name")
    if file.exists() or file.is_symlink():
        is_same = file.exists() and file.samefile(root / old)
        hint = "this disk takes both for one name: go by way of a third" if is_same else ""
        raise WriteError(f"there is a file at {new} already", hint or _TAKEN)
    outside = next((p for p in file.parents if p.exists()), root)
    if not outside.resolve().is_relative_to(root.resolve()) or not outside.is_dir():
        raise WriteError(f"{new} is not a place in the vault", "name a folder of the vault")
    if is_note(new) and not would_find(root, config, new):
        hint = "it lies outside of `notes`, or `ignore` or .gitignore leaves it out"
        raise WriteError(f"the vault would not read a note at {new}", hint)
    if _is_private(config, old) and not _is_private(config, new):
        hint = "name the new path there first"
        raise WriteError(f"{old} is private by `site: private:` in kg.yaml, {new} is not", hint)


def _is_private(config: Config, path: str) -> bool:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - few vaults keep notes private so

    return GitIgnoreSpec.from_lines(config.site.private).match_file(path)
