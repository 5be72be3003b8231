"""What a question means: which command of `kg` answers it, with which arguments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg_cli.app import COMMANDS, load_command
from kg_cli.shell.reading import is_sparql, unquoted, without_comments, words

if TYPE_CHECKING:  # typer carries its own click since 0.26: only the checker may name it
    from typer._click import Command

LEAVING = ("exit", "quit", ":q", ".exit", ".quit")
"""Words that end the shell."""
HELP = ("help", "?", ".help")
"""Words that ask how the shell is used."""
FORMAT = ("format", ".format", ".mode")
"""Words that choose how answers are printed."""


@dataclass(frozen=True, slots=True)
class Leave:
    """The shell is to end."""


@dataclass(frozen=True, slots=True)
class Help:
    """How the shell, or a command, is used; `topic` is empty for the shell."""

    topic: str


@dataclass(frozen=True, slots=True)
class Format:
    """How answers are to be printed from now on; empty: as is usual."""

    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """A command of `kg` is to be run with these arguments; *guessed* if it was not named."""

    command: str
    arguments: tuple[str, ...] = ()
    guessed: bool = False


Question: TypeAlias = Leave | Help | Format | Run


def meant(text: str, queries: Mapping[str, object]) -> Question | None:
    """Return what *text* asks for; `None` where it asks nothing.

    SPARQL, a command, the name of one of *queries* with `name=value` behind it; anything
    else is an expression for `find`.
    """
    if is_sparql(text):
        return Run("query", ("--", text.rstrip("; \n")))
    typed = words(without_comments(text))
    if not typed:
        return None
    first, rest = typed[0], typed[1:]
    if first == "kg" and rest:
        return meant(text.partition("kg")[2], queries)
    if first in LEAVING and not rest:
        return Leave()
    if first in HELP:
        return Help(unquoted(" ".join(rest)))
    if first in FORMAT:
        return Format(unquoted(" ".join(rest)))
    if first == "find":
        return Run("find", _one_expression(load_command("find"), rest))
    if first in COMMANDS:
        return Run(first, _joined(load_command(first), [unquoted(word) for word in rest]))
    if first in queries:
        return Run("query", (first, *_parameters(rest)))
    return Run("find", _one_expression(load_command("find"), typed), guessed=True)


def _parameters(typed: list[str]) -> list[str]:
    """Put `-p` before each `name=value` of a named query."""
    found: list[str] = []
    for word in map(unquoted, typed):
        is_value = (
            "=" in word and not word.startswith("-") and found[-1:] not in (["-p"], ["--param"])
        )
        found += ["-p", word] if is_value else [word]
    return found


def _joined(command: Command, typed: list[str]) -> tuple[str, ...]:
    """Join what is typed for a command that takes one thing: its name may hold spaces."""
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    if len(arguments) != 1 or arguments[0].nargs != 1 or not takes_things(arguments[0].metavar):
        return tuple(typed)
    options, others = _split(command, typed)
    return (*options, *((" ".join(others),) if others else ()))


def _one_expression(command: Command, typed: list[str]) -> tuple[str, ...]:
    """Return an expression of `find` as one argument, quotes and all, behind its options."""
    options, others = _split(command, typed)
    return (*options, "--", " ".join(others)) if others else tuple(options)


def _split(command: Command, typed: list[str]) -> tuple[list[str], list[str]]:
    """Return the options of *command* with their values, and what else was typed."""
    takes_value = {
        name: not getattr(one, "is_flag", False)
        for one in command.params
        if one.param_type_name == "option"
        for name in (*one.opts, *one.secondary_opts)
    }
    options: list[str] = []
    others: list[str] = []
    left = iter(typed)
    for word in left:
        if word.partition("=")[0] not in takes_value:
            others.append(word)
            continue
        options.append(word)
        if takes_value[word.partition("=")[0]] and "=" not in word:
            options += [unquoted(value) for value in [next(left, None)] if value is not None]
    return options, others


def takes_things(metavar: str | None) -> bool:
    """Tell whether an argument is the name of something in the vault.

    >>> takes_things("[THING]"), takes_things("PAPER…"), takes_things("TEXT…")
    (True, True, False)
    """
    return (metavar or "").strip("[]….") in {"THING", "PAPER", "CONCEPT", "ARTIFACT", "A", "B"}
