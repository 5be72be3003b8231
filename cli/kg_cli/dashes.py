"""Arguments that begin with a dash and are no options: `kg find type:literature -tag:todo`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # typer carries its own click since 0.26: only the checker may name it
    from typer._click import Parameter


def options_first(params: Sequence[Parameter], args: Sequence[str]) -> list[str]:
    """Return *args* with the options in front of `--`, and everything else behind it.

    What begins with two dashes is an option, known or not; what begins with one only if it is
    one of *params*, with or without a value behind its letter.
    """
    takes_value = {
        name: not getattr(param, "is_flag", False)
        for param in params
        for name in param.opts
        if name.startswith("-")
    }
    takes_value |= {"--help": False, "-h": False}
    options: list[str] = []
    words: list[str] = []
    rest = iter(args)
    for arg in rest:
        if arg == "--":
            words += rest
        elif arg in takes_value:
            options += [arg, *_value(rest, takes_value[arg])]
        elif arg.startswith("--") or _has_number(arg, takes_value):
            options.append(arg)
        else:
            words.append(arg)
    return [*options, "--", *words]


def _value(rest: Iterator[str], is_taken: bool) -> list[str]:  # noqa: FBT001 - a plain question
    value = next(rest, None) if is_taken else None
    return [] if value is None else [value]


def _has_number(arg: str, takes_value: dict[str, bool]) -> bool:
    """Tell whether *arg* is a short option with its number behind it: `-n5`."""
    return takes_value.get(arg[:2], False) and arg[2:].isdecimal()
