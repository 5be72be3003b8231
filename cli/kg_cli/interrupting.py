"""Ctrl-C while the engine works.

Python hears a signal only between two of its own instructions, and a query may be a single
one of them that takes minutes. In a thread of its own it leaves the main one free to listen.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def interruptible(run: Callable[[], T]) -> T:
    """Return what *run* returns, or raise what it raises; `KeyboardInterrupt` at once.

    What was interrupted goes on unheard until it is done or the process ends, so it may
    only read.
    """
    returned: list[T] = []
    raised: list[BaseException] = []

    def work() -> None:
        try:
            returned.append(run())
        except BaseException as error:  # noqa: BLE001 - raised again below, where it belongs
            raised.append(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join()
    if raised:
        raise raised[0]
    return returned[0]
