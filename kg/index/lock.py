"""One writer at a time; readers only stand aside for the moment in which it is done.

Locks are the system's (`flock`): it lets go of one when its process ends, however it ends, so
none is ever stale. What stands in the file of the writer only says who that is.
"""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Waiting = Callable[[str], None]
"""Told for whom a writer waits, as in `kg build (pid 123)`, when it has waited for a while."""

_PATIENCE = 1.0
"""Seconds that a writer waits before it says for whom."""

_PAUSE = 0.02
"""Seconds between two attempts during these."""

_SHOWN = 60
"""Characters of the writer's command that are told to those who wait for it."""


@contextmanager
def shared(folder: Path) -> Iterator[None]:
    """Let no writer finish while what it would replace is taken hold of."""
    with _held(folder / "lock", lambda handle: fcntl.flock(handle, fcntl.LOCK_SH)):
        yield


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold the lock alone: for the moment in which readers begin to see what was written."""
    with _held(folder / "lock", lambda handle: fcntl.flock(handle, fcntl.LOCK_EX)):
        yield


@contextmanager
def writing(folder: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """Be the only writer, as soon as others are done; *waiting* is told who keeps us waiting."""
    with _held(folder / "writer", lambda handle: _take_turn(handle, waiting)) as handle:
        with suppress(OSError):  # a full disk: then those who wait do not learn for whom
            os.ftruncate(handle, 0)
            os.pwrite(handle, _own_name().encode("utf-8", "replace"), 0)
        yield


@contextmanager
def _held(path: Path, take: Callable[[int], None]) -> Iterator[int]:
    """Hold the lock of the file at *path*; of one that was deleted meanwhile it holds nothing."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            take(handle)
            if _is_at(path, handle):
                yield handle
                return
        finally:
            os.close(handle)


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _take_turn(handle: int, waiting: Waiting | None) -> None:
    until = time.monotonic() + _PATIENCE
    while waiting and time.monotonic() < until:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        else:
            return
    if waiting:
        waiting(os.pread(handle, 4 * _SHOWN, 0).decode("utf-8", "replace") or "another process")
    fcntl.flock(handle, fcntl.LOCK_EX)


def _own_name() -> str:
    """Return the command of this process and its number."""
    program = Path(sys.argv[0] if sys.argv else "")
    if program.name == "__main__.py":  # python -m kg_cli
        program = program.parent
    name = "kg" if program.name == "kg_cli" else program.name or "python"
    command = " ".join([name, *sys.argv[1:]])
    return f"{command[:_SHOWN]} (pid {os.getpid()})"
