"""What a request's path means in the folder of a site: a file, another address, nothing."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote, unquote, urlsplit

from kg_site.addresses import INDEX

_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]")
_CODED_SLASH = re.compile("%2f|%5c|%00", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Served:
    """A file; `path` is relative to the site's folder."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Moved:
    """What was meant lies at `address`."""

    address: str


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing is there; `path` is the page that would be, empty where none can be."""

    path: str = ""


Place: TypeAlias = Served | Moved | Absent


def mount_of(base_url: str) -> str:
    """Return the path under which the site of *base_url* lives, with slashes around it.

    >>> mount_of("https://example.org/my notes"), mount_of("")
    ('/my%20notes/', '/')
    """
    path = urlsplit(base_url).path.strip("/")
    return f"/{quote(unquote(path), safe='/-._~')}/" if path else "/"


def find(root: Path, mount: str, target: str) -> Place:
    """Return what the path *target* of a request means in the site at *root*.

    Nothing outside *root* is ever meant, by whatever way the path or a symbolic link would
    lead there, nor a file whose name begins with a dot. A folder is its `index.html`.
    """
    path = target.partition("?")[0].partition("#")[0]
    if path in {"/", mount.removesuffix("/")} and mount != "/":
        return Moved(mount)
    if not path.startswith(mount) or _CODED_SLASH.search(path):
        return Absent()
    try:
        parts = unquote(path[len(mount) :], errors="strict").split("/")
    except UnicodeDecodeError:
        return Absent()
    is_folder = parts[-1] == ""
    names = parts[:-1] if is_folder else parts
    if not all(_is_name(name) for name in names):
        return Absent()
    return _found(root, mount, names, is_folder=is_folder)


def _is_name(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not _UNFIT.search(name)


def _found(root: Path, mount: str, names: list[str], *, is_folder: bool) -> Place:
    page = "/".join([*names, INDEX])
    if is_folder:
        file = _file(root, page)
        return Served(page, file) if file else Absent(page)
    path = "/".join(names)
    if file := _file(root, path):
        return Served(path, file)
    if _file(root, page):
        return Moved(mount + quote(path, safe="/-._~") + "/")
    return Absent(path if path.endswith(".html") else page)


def _file(root: Path, path: str) -> Path | None:
    """Return the regular file at *path*, unless it lies outside *root*."""
    try:
        inside = root.resolve(strict=True)
        file = (inside / path).resolve(strict=True)
        is_regular = stat.S_ISREG(os.stat(file).st_mode)  # noqa: PTH116 - never opens a pipe
    except (OSError, ValueError, RuntimeError):
        return None
    return file if is_regular and file.is_relative_to(inside) else None
