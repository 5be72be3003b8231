"""`kg browse` as people start it."""

from __future__ import annotations

import os
import re
import select
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command, environment

ENOUGH = 30
"""Seconds after which a screen that was waited for is given up."""


@pytest.mark.usefixtures("vault")
def test_what_is_no_terminal_is_refused_with_one_sentence(kg_process: Run) -> None:
    done = kg_process("browse")
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[0] == "kg: browse needs a terminal"
    assert len(done.err.splitlines()) == 2


@pytest.mark.usefixtures("vault")
def test_a_dumb_terminal_is_refused(kg_on_terminal: Run) -> None:
    done = kg_on_terminal("browse", TERM="dumb")
    assert done.status == 2
    assert "browse needs a terminal" in done.out


@pytest.mark.usefixtures("vault")
def test_an_unknown_thing_is_said_before_the_screen_is_taken(kg_on_terminal: Run) -> None:
    done = kg_on_terminal("browse", "deceptive alignmint")
    assert done.status == 1
    assert "nothing here is called 'deceptive alignmint'" in done.out
    assert "did you mean" in done.out
    assert "\x1b[?1049h" not in done.out


@pytest.mark.usefixtures("vault")
def test_an_ambiguous_thing_is_said_with_its_candidates(kg_on_terminal: Run) -> None:
    done = kg_on_terminal("browse", "jones")
    assert done.status == 2
    assert "note:a/jones" in done.out


def test_one_finds_reads_edits_and_leaves_on_a_real_terminal(vault: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    editor = tmp_path / "nano"
    editor.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{tmp_path}/given"\n', "utf-8")
    editor.chmod(0o755)
    child, terminal = pty.fork()
    if child == 0:
        argv = command(["browse", "deceptive alignment"])
        size = {"COLUMNS": "100", "LINES": "30"}
        os.execve(argv[0], argv, environment(EDITOR=str(editor), VISUAL="", **size))  # noqa: S606
    seat = _Terminal(terminal)
    seat.until("Notes  1")
    seat.press("/hub19")
    seat.until("1 found")
    seat.press("\r")
    seat.until("Names mesa-optimization")
    seat.press("e")
    _wait_for(tmp_path / "given")
    seat.press("q")
    left = seat.rest()
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    note = vault / "literature/LN-Hubinger-2019-Risks.md"
    assert re.fullmatch(rf"\+\d+\|{re.escape(str(note))}\|", (tmp_path / "given").read_text())
    assert left.rindex("\x1b[?1049l") > left.rfind("\x1b[?1049h")
    assert "Traceback" not in left


class _Terminal:
    """The other end of a pseudo-terminal."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._shown = ""

    def press(self, keys: str) -> None:
        os.write(self._handle, keys.encode())

    def until(self, pattern: str) -> None:
        """Read until *pattern* is on the screen, colours and moves of the cursor left out."""
        end = time.monotonic() + ENOUGH
        while not re.search(pattern, re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", self._shown)):
            assert time.monotonic() < end, f"{pattern!r} is not in {self._shown[-2000:]!r}"
            self._read()
        self._shown = ""

    def rest(self) -> str:
        """Read until the program has ended."""
        while self._read():
            pass
        return self._shown

    def _read(self) -> bool:
        if not select.select([self._handle], [], [], 1)[0]:
            return True
        try:
            piece = os.read(self._handle, 65536)
        except OSError:  # how Linux says that the other end is closed
            return False
        self._shown += piece.decode("utf-8", "replace")
        return bool(piece)


def _wait_for(path: Path) -> None:
    end = time.monotonic() + ENOUGH
    while not path.exists():
        assert time.monotonic() < end, f"{path} was not written"
        time.sleep(0.02)
