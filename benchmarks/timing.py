"""What a command costs, run in a process of its own: seconds, seconds of CPU, memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Self

_PROC = Path("/proc")
_SETTLED = 0.3
"""Seconds after which memory is first looked at: short commands are left alone."""

_EVERY = 0.1
"""Seconds between two looks at memory."""


class CommandFailed(Exception):  # noqa: N818 - what happened, as in `kg.errors`
    """A command that was to be measured ended with an error; says how."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command, its child processes included.

    `wall` and `cpu` are seconds, `memory` is the peak in bytes of all its processes together.
    """

    wall: float
    cpu: float
    memory: int
    output: str = ""


def run(command: Sequence[str], folder: Path | None = None) -> Run:
    """Run *command* in *folder* and measure it. Raises `CommandFailed`."""
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ | {"NO_COLOR": "1"},
        )
        with _Memory(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}: {said[-500:]}")
    peak = memory.peak or usage.ru_maxrss * 1024  # which begins with what this process held
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, said)


def interleaved(tasks: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Run]:
    """Run *tasks* in turns, *rounds* times; return the medians of each.

    Whatever else the machine does meanwhile then slows them all.
    """
    runs: dict[str, list[Run]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            runs[name].append(task())
    return {name: middle(some) for name, some in runs.items()}


def middle(runs: Sequence[Run]) -> Run:
    """Return the medians of *runs*, and what the last one printed."""
    return Run(
        median(one.wall for one in runs),
        median(one.cpu for one in runs),
        int(median(one.memory for one in runs)),
        runs[-1].output,
    )


@dataclass
class _Memory:
    """Watches the memory of a process and its descendants, where the system shows it."""

    pid: int
    peak: int = 0
    _ended: Event = field(default_factory=Event)

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        pause = _SETTLED
        while not self._ended.wait(pause):
            self.peak = max(self.peak, sum(map(_held, _family(self.pid))))
            pause = _EVERY


def _family(pid: int) -> list[int]:
    """Return *pid* and its descendants."""
    found = [pid]
    for one in found:
        for file in _PROC.glob(f"{one}/task/*/children"):
            found += map(int, _read(file).split())
    return found


def _held(pid: int) -> int:
    """Return the bytes that a process holds; what several share counts once in all of them."""
    for line in _read(_PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(file: Path) -> str:
    try:
        return file.read_text("ascii", "replace")
    except OSError:  # it has ended meanwhile
        return ""
