"""Who was asked for a paper, and who did not answer: for people, on standard error."""

from __future__ import annotations

from kg.importing.records import Described
from kg_cli.failures import say


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
