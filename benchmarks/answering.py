"""The rows on single commands: nothing changed, one note changed, a watcher running."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count

from benchmarks.floors import START
from benchmarks.goals import ANSWER, CHANGED, UNCHANGED, WATCHED, Row
from benchmarks.setting import MeasuredVault, Setting
from benchmarks.timing import CommandFailed, Run, interleaved, run
from benchmarks.watching import seconds_until_fresh

_START = f"`{START}`"
_SEARCH = ("search", "learned", "reward")
_FIND = ("find", "type:literature concept:learned-agent-0 year:2018.. sort:-year", "--limit", "20")
_EDITS = count(1)


def rows(setting: Setting) -> Iterator[Row]:
    """Measure what somebody waits for who asks the larger vault one thing."""
    vault = setting.vault(setting.large)
    vault.run("build")
    tasks = {
        "changed": lambda: _changed(vault),
        "start": lambda: run((sys.executable, "-c", START)),
        "show": lambda: vault.run("show", vault.note.stem),
        "search": lambda: vault.run(*_SEARCH),
        "find": lambda: vault.run(*_FIND),
    }
    found = {name: one.wall for name, one in interleaved(tasks, setting.many).items()}
    size, start = vault.size, found["start"]
    yield Row("nothing changed: `kg show`", size, UNCHANGED, found["show"], _START, start)
    yield Row("one note changed: `kg show`", size, CHANGED, found["changed"], _START, start)
    yield Row("`kg search`, two words", size, ANSWER, found["search"], _START, start)
    yield Row("`kg find`, three conditions", size, ANSWER, found["find"], _START, start)
    yield _watched(vault, setting.many)


def _changed(vault: MeasuredVault) -> Run:
    """Change a note and ask for it. Raises `CommandFailed` for an old answer."""
    sentence = vault.edit(next(_EDITS))
    done = vault.run("show", vault.note.stem)
    if sentence not in " ".join(done.output.split()):
        raise CommandFailed(f"kg show does not know of the change: {sentence}")
    return done


def _watched(vault: MeasuredVault, times: int) -> Row:
    what = "one note changed, `kg build --watch` running: answers are fresh after"
    if "--watch" not in vault.run("build", "--help").output:
        return Row(what, vault.size, WATCHED, why="there is no `kg build --watch`")
    return Row(what, vault.size, WATCHED, seconds_until_fresh(vault, times))
