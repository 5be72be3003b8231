"""The user's editor: which it is, and how each is told the line."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

_PLUS: Sequence[str] = ("+{line}", "{path}")
_COLON: Sequence[str] = ("{path}:{line}",)
_CODE: Sequence[str] = ("--wait", "--goto", "{path}:{line}")

ARGUMENTS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        **dict.fromkeys(("hx", "helix"), _COLON),
        **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor"), _CODE),
        **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor"), ("--wait", *_COLON)),
        "kate": ("--block", "--line", "{line}", "{path}"),
        "mate": ("--wait", "--line", "{line}", "{path}"),
        **dict.fromkeys(("idea", "pycharm"), ("--wait", "--line", "{line}", "{path}")),
        **dict.fromkeys(("ed", "notepad", "notepad.exe"), ("{path}",)),
    }
)
"""What each editor takes after its name; all others take `+LINE FILE`, as vi and nano do.

The graphical ones wait until the file is closed: what was changed is read again then.
"""


def editor() -> str:
    """Return the command of the user's editor: `VISUAL`, `EDITOR`, else `vi`."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def command(editor: str, path: Path, line: int) -> list[str]:
    """Return the command that opens *path* at *line*, counted from 1.

    Options that the user gave stand before ours, and none of ours is given twice.

    >>> command("vim -u NONE", Path("a.md"), 7)
    ['vim', '-u', 'NONE', '+7', 'a.md']
    >>> command("code --wait", Path("a.md"), 7)
    ['code', '--wait', '--goto', 'a.md:7']
    """
    given = shlex.split(editor)
    name = Path(given[0]).name.removesuffix(".cmd").removesuffix(".exe")
    ours = (part.format(line=line, path=path) for part in ARGUMENTS.get(name, _PLUS))
    return [*given, *(part for part in ours if part not in given)]


def edit(path: Path, line: int = 1) -> str:
    """Open *path* in the user's editor and wait for it; return what went wrong, if anything."""
    wanted = editor()
    try:
        subprocess.run(command(wanted, path.absolute(), max(line, 1)), check=False)  # noqa: S603 - the user's own
    except (OSError, ValueError, IndexError) as error:
        reason = getattr(error, "strerror", None) or "it is no command"
        return f"cannot start {wanted!r}: {reason}"
    return ""
