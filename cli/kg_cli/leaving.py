"""Ending the process: what it holds is the system's to take back, and quicker so."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End the process with *status*, without taking every object apart first.

    That takes longer than many an answer. What was registered for the end is done, and where
    a thread still works Python ends as it always does.
    """
    if threading.active_count() == 1:
        atexit._run_exitfuncs()  # noqa: SLF001 - all that an ordinary end would do
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)
    sys.exit(status)
