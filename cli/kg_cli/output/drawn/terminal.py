"""Standard output: plain text, drawings for people, and the pager."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from rich import box
from rich.console import Console, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from kg_cli.options import Settings
from kg_cli.output.safety import clean

STRONG = "bold"
WEAK = "dim"
KIND = "magenta"
PLACE = "cyan"
GOOD = "green"
BAD = "red"
DOUBTFUL = "yellow"

_TO_SPACES = str.maketrans("\n\t", "  ")


def text(value: str, style: str = "") -> Text:
    """Return text out of a note on one line, safe and without any markup of its own."""
    return Text(clean(value.translate(_TO_SPACES)), style)


def place(root: Path, path: str, line: int) -> Text:
    """Return `path:line`, which opens the file where the terminal can."""
    if not path:
        return Text()
    file = root / clean(path)
    shown = clean(f"{path}:{line}") if line else clean(path)
    if ":" in path and not file.exists():  # it names another vault
        return Text(shown, Style(color=PLACE))
    return Text(shown, Style(color=PLACE, link=f"{file.absolute().as_uri()}#{line}"))


def table(*, header_style: str = WEAK) -> Table:
    """Return an empty table with nothing but a line under its header."""
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=header_style)


def draw(settings: Settings, *parts: RenderableType, whole_lines: bool = False) -> None:
    """Print *parts* for people, through the pager when they are long.

    With *whole_lines* the terminal breaks long lines, so that they can be copied.
    """
    console = Console(
        file=io.StringIO(),
        force_terminal=settings.colored,
        color_system="auto" if settings.colored else None,
        width=shutil.get_terminal_size().columns,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part, soft_wrap=whole_lines)
    drawn = captured.get()
    page(drawn if settings.colored else _without_padding(drawn), settings)


def page(drawn: str, settings: Settings) -> None:
    """Print *drawn*, through `PAGER` when it is longer than the terminal is high."""
    long = drawn.count("\n") >= shutil.get_terminal_size().lines
    wanted = os.environ.get("PAGER", "less")
    if settings.no_pager or wanted in {"", "cat"} or not (long and _is_interactive()):
        sys.stdout.write(drawn)
        return
    sys.stdout.flush()
    if not _paged(drawn, shlex.split(wanted)):
        sys.stdout.write(drawn)


def _paged(drawn: str, pager: list[str]) -> bool:
    environment = {"LESS": "FRX", "LV": "-c"} | os.environ
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        subprocess.run(pager, input=drawn.encode(), env=environment, check=False)  # noqa: S603 - the user's own pager
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, handler)
    return True


def _is_interactive() -> bool:
    return sys.stdout.isatty() and sys.stdin.isatty()


def _without_padding(drawn: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())
