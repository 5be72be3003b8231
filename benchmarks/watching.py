"""How long after an edit the index is fresh while `kg build --watch` runs."""

from __future__ import annotations

import os
import subprocess
import time
from queue import Empty, SimpleQueue
from statistics import median
from threading import Thread
from typing import IO

from benchmarks.setting import MeasuredVault
from benchmarks.timing import CommandFailed

_READY = "Watching"
_READ = "1 note read"
"""What the watcher says when it has begun, and when a changed note is in the index."""

_PATIENCE = 120.0
"""Seconds after which a watcher says nothing any more."""

_REST = 0.5
_FIRST = 1_000_000
"""Edits are numbered from here on: no other has written these."""


def seconds_until_fresh(vault: MeasuredVault, times: int) -> float:
    """Return the median of *times* edits: from writing a note to an index that knows of it.

    Raises `CommandFailed` for a watcher that sees nothing.
    """
    with subprocess.Popen(
        (vault.kg, "--vault", str(vault.folder), "build", "--watch"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        text=True,
    ) as watcher:
        said: SimpleQueue[str] = SimpleQueue()
        Thread(target=_listen, args=(watcher.stdout, said), daemon=True).start()
        try:
            _wait_for(_READY, said)
            return median(_seconds(vault, number, said) for number in range(times))
        finally:
            watcher.terminate()


def _seconds(vault: MeasuredVault, number: int, said: SimpleQueue[str]) -> float:
    time.sleep(_REST)
    vault.edit(_FIRST + number)
    begin = time.perf_counter()
    _wait_for(_READ, said)
    return time.perf_counter() - begin


def _wait_for(words: str, said: SimpleQueue[str]) -> None:
    try:
        while words not in said.get(timeout=_PATIENCE):
            pass
    except Empty:
        raise CommandFailed(f"kg build --watch did not say '{words}'") from None


def _listen(output: IO[str] | None, said: SimpleQueue[str]) -> None:
    for line in output or ():
        said.put(line)
