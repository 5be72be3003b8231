"""What a rename, a merge, a split or an undo did, or would do."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FileMoved:
    """What became of one file: `path` is where it was, `to` where it is, empty if nowhere.

    `edits` are the places in it that were changed.
    """

    path: str
    to: str
    edits: int
    diff: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was done, file by file, and what the user should know of it."""

    what: str
    files: tuple[FileMoved, ...]
    remarks: tuple[str, ...] = ()

    @property
    def diff(self) -> str:
        """All of it as one diff."""
        return "".join(file.diff for file in self.files)


def diff(path: str, to: str, before: str, after: str) -> str:
    """Return what becomes of a file as git says it, so that `git apply` takes it."""
    old, new = (_LINE.findall(_LINE_END.sub("\n", text)) for text in (before, after))
    source, target = (f"a/{path}" if path else "/dev/null", f"b/{to}" if to else "/dev/null")
    changed = "".join(map(_ended, difflib.unified_diff(old, new, source, target)))
    head = f"diff --git a/{path or to} b/{to or path}\n"
    if path and to and path != to:
        return f"{head}rename from {path}\nrename to {to}\n{changed}"
    mode = "" if path and to else f"{'deleted' if path else 'new'} file mode 100644\n"
    return f"{head}{mode}{changed}" if changed or mode else ""


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
