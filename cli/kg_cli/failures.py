"""What becomes of an error: one sentence, what to try, and the exit status."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from kg.errors import KgError, UnknownThing
from kg_cli.options import Settings
from kg_cli.output.safety import clean

NOTHING_FOUND = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130

UsageError = typer.BadParameter.__bases__[0]
"""Click's: which click it belongs to depends on typer's version."""


def exit_status(run: Callable[[], int | None], settings: Settings) -> int:
    """Run a command; report what stops it; return the exit status."""
    _write_any_text()
    try:
        return run() or 0
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback unasked
        if settings.debug:
            traceback.print_exc()
        return _report(error)


def say(sentence: str, hint: str = "") -> None:
    """Write a sentence to standard error, and what to try on a line of its own."""
    lines = [f"kg: {sentence}"] + ([f"  help: {hint}"] if hint else [])
    sys.stderr.write(clean("\n".join(lines)) + "\n")


@contextmanager
def quiet_without_a_reader() -> Iterator[None]:
    """Stop without a word when the reader of a pipe has gone: it has what it wanted."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(error: Exception) -> int:
    if isinstance(error, KgError):
        say(str(error), error.hint)
        return NOTHING_FOUND if isinstance(error, UnknownThing) else COULD_NOT_RUN
    if isinstance(error, UsageError):
        say(_usage_sentence(error), _usage_hint(error))
    elif isinstance(error, OSError) and error.strerror:
        say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror)
    else:
        what = f"{type(error).__name__}: {error}".rstrip(": ")
        say(f"this should not happen: {what}", "--debug shows where; please report it")
    return COULD_NOT_RUN


def _usage_sentence(error: Exception) -> str:
    message = str(getattr(error, "format_message", error.__str__)())
    return message[:1].lower() + message[1:].rstrip(".")


def _usage_hint(error: Exception) -> str:
    ctx = getattr(error, "ctx", None)
    return f"`{ctx.command_path if ctx else 'kg'} --help` shows how"


def _write_any_text() -> None:
    """Write line ends as they are, and what an encoding cannot say as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(newline="", errors="backslashreplace")
