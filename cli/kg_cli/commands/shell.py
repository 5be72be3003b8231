"""`kg shell`."""

from __future__ import annotations

import sys

import typer

from kg_cli.opening import opened
from kg_cli.options import settings_of
from kg_cli.shell.session import Session


def shell(ctx: typer.Context) -> int:
    """Ask one question after another, with history and completion.

    A question is a command without `kg` in front, a named query with `name=value` behind it,
    SPARQL over as many lines as it needs, or an expression of `kg find`. `help` shows how.
    Each sees what changed in the notes since the one before.

    Questions may also come through a pipe: kg shell < questions.txt. What was asked at the
    prompt is kept in `.kg/shell_history`.

    Exit status: 0, or through a pipe the highest of what was asked: 1 something was not
    found, 2 something could not run.
    """
    settings = settings_of(ctx)
    session = Session(opened(settings), settings)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return session.answer_all(sys.stdin)
    from kg_cli.shell.prompting import prompted  # noqa: PLC0415 - a pipe needs no prompt

    return prompted(session)
