"""The first files of a vault."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kg.errors import WriteError

_KG_YAML = """\
# The vault of this folder, for litkg (`kg`). Every key is optional.

# What the collection is called: the title of the website.
# title: My reading

# Where the website will stand. Addresses in the graph begin with it.
# base: https://example.org/kg/

# Folders or globs that hold notes; without it, every .md file below this folder.
# notes: [literature, concepts, project]

# Files to leave out, as in .gitignore (which is heeded anyway).
# ignore: ["Templates/", "*.excalidraw.md"]

# Your own project: `Ethics chapter: reason -> [[note]]` under a heading "Integration"
# says what a paper means for it.
# project: My thesis

# The type of notes that have no `type:` in their front matter, by folder or prefix.
# types: {"20 - Literature": literature, "PN-": concept}

# How references are set, files that hold more of them (else references.bib), and whom those
# may write to who are asked for papers (`kg new literature --arxiv …`, `kg refresh-citations`).
# citation: {style: apa, bibliography: [references.bib], contact: you@example.org}

# The most stars that relevance can have.
# relevance_max: 5

# Expressions of the short query language that you use often: `kg find @unread`.
# finds: {unread: "type:literature status:to-read sort:-year"}

# How much each rule of `kg check` matters: error, warning, info or off.
# checks: {link-without-reason: warning, unread-lines: off}
"""
_IGNORED = (".kg/", "_site/")
_FOLDERS = ("literature", "concepts", "project")


def begin(folder: Path) -> Sequence[Path]:
    """Write what a vault needs at *folder*; return what was written, nothing twice.

    A folder that holds notes already gets `kg.yaml` and lines in `.gitignore`; an empty
    one also folders for its notes. Raises `WriteError`.
    """
    written: list[Path] = []
    try:
        empty = not folder.is_dir() or not any(folder.iterdir())
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "kg.yaml").exists():
            write_atomically(folder / "kg.yaml", _KG_YAML.encode())
            written.append(folder / "kg.yaml")
        ignore = folder / ".gitignore"
        before = ignore.read_text("utf-8", "replace") if ignore.exists() else ""
        missing = [line for line in _IGNORED if line not in before.splitlines()]
        if missing:
            joint = "" if not before or before.endswith("\n") else "\n"
            write_atomically(ignore, (before + joint + "\n".join(missing) + "\n").encode())
            written.append(ignore)
        for name in _FOLDERS if empty else ():
            (folder / name).mkdir()
            written.append(folder / name)
    except OSError as error:
        raise WriteError(f"cannot write in {folder}: {error.strerror}") from error
    return written


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: another file first, then a rename."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
