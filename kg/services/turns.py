"""Whose turn it is to ask a host: one process at a time, with a pause after each request."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.names import digest


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, and how to let some of it pass."""

    now: Callable[[], float] = time.time
    pause: Callable[[float], None] = time.sleep


@contextmanager
def turn(folder: Path, host: str, seconds: float, clock: Clock) -> Iterator[None]:
    """Hold the turn for *host*, *seconds* after the last one ended, in whatever process."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{digest(host)}.turn").open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        wait = _last(file.read()) + seconds - clock.now()
        if 0 < wait <= seconds:  # a clock that was set back does not count
            clock.pause(wait)
        try:
            yield
        finally:
            file.truncate(0)
            file.write(str(clock.now()).encode())


def _last(written: bytes) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0
