"""Shares of a build in processes of their own: a vault is read as fast as there are processors.

A worker is a fresh interpreter that is told over a pipe what to read. `multiprocessing` is not
used: it runs a caller's script again where that has no guard for it.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, cast

from kg.index.collecting import seldom_collecting
from kg.index.freshness import Source
from kg.index.schema import Schema
from kg.index.shares import Batch, OwnShare, Packed, Part

MOST = 8
"""Workers of one build."""

_RUN = "import sys; sys.path[:] = {path!r}; from kg.index.workers import work; work()"


class WorkerLost(Exception):  # noqa: N818 - the build then goes on without workers
    """A worker ended before its work did."""


@dataclass
class WorkersShare:
    """A share that another process works off."""

    process: subprocess.Popen[bytes]

    def names(self) -> Packed:
        """Return the names that the files of the next batch bring."""
        return cast("Packed", self._received())

    def know(self, names: Sequence[Packed]) -> None:
        """Hand on all names of the vault."""
        self.send(names)

    def part(self) -> Part:
        """Return the next batch, stated."""
        return cast("Part", self._received())

    def send(self, value: object) -> None:
        """Hand *value* to the worker. Raises `WorkerLost`."""
        try:
            _write(cast("IO[bytes]", self.process.stdin), value)
        except OSError as error:
            raise WorkerLost from error

    def _received(self) -> object:
        try:
            return pickle.load(cast("IO[bytes]", self.process.stdout))  # noqa: S301 - our own process
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise WorkerLost from error


@contextmanager
def hired(source: Source, shares: Sequence[list[Batch]]) -> Iterator[list[WorkersShare]]:
    """Start a worker for each of *shares*; they are gone when the block ends."""
    alone = replace(source, schema=Schema(source.root))
    command = [sys.executable, "-c", _RUN.format(path=sys.path)]
    hired: list[WorkersShare] = []
    try:
        for batches in shares:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            hired.append(WorkersShare(process))
            hired[-1].send((alone, batches))
        yield hired
    except OSError as error:
        raise WorkerLost from error
    finally:
        for worker in hired:
            _dismiss(worker.process)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work() -> None:
    """Work off the share that comes in on standard input, and write it to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started the build decides when it ends
    inward, outward = sys.stdin.buffer, sys.stdout.buffer
    source, batches = pickle.load(inward)  # noqa: S301 - from the process that started this
    share = OwnShare(source, batches)
    try:
        with seldom_collecting():
            for _ in batches:
                _write(outward, share.names())
            share.know(pickle.load(inward))  # noqa: S301 - as above
            for _ in batches:
                _write(outward, share.part())
    except (BrokenPipeError, EOFError):
        os._exit(1)  # nobody waits for the rest


def _write(pipe: IO[bytes], value: object) -> None:
    pickle.dump(value, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _dismiss(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except OSError:
                continue  # what it still held nobody reads
    process.wait()
