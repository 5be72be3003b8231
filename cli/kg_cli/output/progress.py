"""A bar on standard error for work over a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg_cli.options import Settings

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before anything is drawn."""


class Bar:
    """Draws how far the work is, if it is long and standard error is a terminal."""

    def __init__(self, title: str, settings: Settings) -> None:
        """Start the clock; nothing is imported or drawn yet."""
        self._title = title
        self._colored = settings.colored
        self._start = time.monotonic()
        self._progress: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        """Say that *done* of *total* is done."""
        if self._progress is None:
            if time.monotonic() - self._start < PATIENCE or not sys.stderr.isatty():
                return
            self._progress = self._drawn()
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the bar away."""
        if self._progress is not None:
            self._progress.stop()

    def _drawn(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415 - only for long work
        from rich.progress import BarColumn, MofNCompleteColumn, Progress  # noqa: PLC0415

        console = Console(stderr=True, no_color=not self._colored)
        progress = Progress(
            "{task.description}", BarColumn(), MofNCompleteColumn(), console=console, transient=True
        )
        progress.add_task(self._title, total=None)
        progress.start()
        return progress
