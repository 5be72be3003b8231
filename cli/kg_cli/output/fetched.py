"""Who was asked for a paper, and who did not answer: for people, on standard error."""

from __future__ import annotations

import sys

from kg.importing.records import Described
from kg_cli.failures import say


def say_waiting(host: str, seconds: float) -> None:
    """Say why nothing happens, to somebody who is there."""
    if sys.stderr.isatty():
        say(f"{host} wants to be left alone: waiting for {seconds:.0f} s")


def say_known(known: Described) -> None:
    """Say who described a paper, or that nobody did."""
    for remark in known.remarks:
        say(remark)
    if known.source:
        say(f"described by {known.source}")
    else:
        say(
            "the note holds what is known", "fill in the citation, or try again when you are online"
        )
