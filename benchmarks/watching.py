"""How long after an edit the index is fresh while `kg build --watch` runs."""

from __future__ import annotations

import signal
import subprocess
import time
from statistics import median

import kg
from benchmarks.setting import MeasuredVault
from benchmarks.timing import CommandFailed

_LOOK = 0.002
"""Seconds between two looks at the index."""

_ATTEMPT = 5.0
"""Seconds after which a watcher has not seen an edit."""

_ATTEMPTS = 12
_REST = 0.5
_FIRST = 1_000_000
"""Edits are numbered from here on: no other has written these."""


def seconds_until_fresh(vault: MeasuredVault, times: int) -> float:
    """Return the median of *times* edits: from writing a note to an index that knows of it.

    Raises `CommandFailed` for a watcher that sees nothing.
    """
    watcher = subprocess.Popen(
        (vault.kg, "--vault", str(vault.folder), "build", "--watch"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        opened = kg.open(vault.folder, refresh=False)
        _wait_for(opened, vault)
        return median(_seconds(opened, vault, number) for number in range(1, times + 1))
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.wait()


def _wait_for(opened: kg.Vault, vault: MeasuredVault) -> None:
    """Edit until the watcher, which has to start first, has seen an edit."""
    for number in range(_ATTEMPTS):
        try:
            _seconds(opened, vault, -number)
        except CommandFailed:
            continue
        return
    raise CommandFailed("kg build --watch did not see any edit")


def _seconds(opened: kg.Vault, vault: MeasuredVault, number: int) -> float:
    time.sleep(_REST)
    before = opened.edition
    vault.edit(_FIRST + number)
    begin = time.perf_counter()
    while opened.edition == before:
        if time.perf_counter() - begin > _ATTEMPT:
            raise CommandFailed("kg build --watch did not see an edit")
        time.sleep(_LOOK)
    return time.perf_counter() - begin
