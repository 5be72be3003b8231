"""The options that every command takes, before its name or after it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import typer
from typer.core import TyperOption


@dataclass(slots=True)
class Settings:
    """What the shared options say; they are filled in while the arguments are parsed."""

    vault: str = ""
    store: str = ""
    all_vaults: bool = False
    own_vault: bool = False
    no_refresh: bool = False
    format: str = ""
    no_color: bool = False
    no_pager: bool = False
    debug: bool = False
    command: str = ""

    @property
    def vault_folder(self) -> str | None:
        """The folder that was named, else `None`: search from the current one."""
        return self.vault or os.environ.get("KG_VAULT") or None

    @property
    def store_url(self) -> str:
        """The SPARQL engine that was named in place of the one in `kg.yaml`."""
        return self.store or os.environ.get("KG_STORE") or ""

    @property
    def row_format(self) -> str:
        """The format that was chosen; else a table for people and plain lines in a pipe."""
        return self.format or ("table" if sys.stdout.isatty() else "plain")

    @property
    def colored(self) -> bool:
        """Whether standard output takes colours and links."""
        return (
            sys.stdout.isatty()
            and not self.no_color
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
        )

    @property
    def asks_all_vaults(self) -> bool:
        """Whether the command asks the vaults too that `kg.yaml` names."""
        return not self.own_vault and (self.all_vaults or VAULTS.get(self.command, False))


VAULTS = {
    **dict.fromkeys(("show", "find", "search", "links", "backlinks", "query", "cite"), True),
    **dict.fromkeys(("path", "impact", "why", "compare", "define", "timeline", "graph"), True),
    **dict.fromkeys(("browse", "shell"), True),
    **dict.fromkeys(("stats", "gaps", "next", "export"), False),
}
"""Commands that may ask the vaults which `kg.yaml` names, and whether they do unless told.

What is asked about a thing is answered from all of them; a count, a list of what is to be done, a
file for others is about the vault itself.
"""


def settings_of(ctx: typer.Context) -> Settings:
    """Return the settings that the shared options filled in."""
    assert isinstance(ctx.obj, Settings)  # noqa: S101 - `LazyGroup.main` put it there
    return ctx.obj


def shared_options() -> list[TyperOption]:
    """Return the options that each command takes, and `kg` itself in front of one."""
    return [
        _option("vault", metavar="DIR", help="The vault's folder (or KG_VAULT).", type=str),
        _option("store", metavar="URL", help="A SPARQL engine to ask (or KG_STORE).", type=str),
        _option("no_refresh", help="Answer from the index as it is.", is_flag=True),
        _option("no_color", help="No colours and no links (or NO_COLOR).", is_flag=True),
        _option("no_pager", help="Print long output without a pager.", is_flag=True),
        _option("debug", help="Show the traceback of an error.", is_flag=True),
    ]


def vault_options() -> list[TyperOption]:
    """Return the options of commands that may ask other vaults: see `VAULTS`."""
    return [
        _option("all_vaults", help="Ask the vaults of `vaults:` in kg.yaml too.", is_flag=True),
        _option("own_vault", help="Ask this vault alone.", is_flag=True),
    ]


def format_option(command: str, formats: Sequence[str]) -> TyperOption:
    """Return the `--format` of one command, which takes one of *formats*."""
    return _option(
        "format",
        metavar="FORMAT",
        type=str,
        help=f"{', '.join(formats[:-1])} or {formats[-1]}.",
        check=lambda value: check_format(command, formats, value),
    )


def any_format_option() -> TyperOption:
    """Return the `--format` in front of a command; the command checks its value."""
    return _option("format", metavar="FORMAT", type=str, help="How to print (see each command).")


def check_format(command: str, formats: Sequence[str], value: str) -> None:
    """Raise a usage error unless *command* can print in format *value*."""
    if value in formats:
        return
    if not formats:
        raise typer.BadParameter(f"`kg {command}` has no formats", param_hint="--format")
    raise typer.BadParameter(f"{value!r} is not one of {', '.join(formats)}", param_hint="--format")


def check_vaults(command: str, settings: Settings) -> None:
    """Keep for which command the options are; raise a usage error where it asks no other vault."""
    settings.command = command
    if settings.all_vaults and command not in VAULTS:
        told = f"`kg {command}` is about this vault alone"
        raise typer.BadParameter(told, param_hint="--all-vaults")


def _option(  # noqa: PLR0913 - it stands for the many arguments of TyperOption
    name: str,
    *,
    help: str,  # noqa: A002 - as click calls it
    metavar: str | None = None,
    type: type[str] | None = None,  # noqa: A002 - as click calls it
    is_flag: bool | None = None,
    check: Callable[[str], None] | None = None,
) -> TyperOption:
    def keep(ctx: typer.Context, _: object, value: object) -> None:
        if value and isinstance(ctx.obj, Settings):
            if check is not None:
                check(str(value))
            setattr(ctx.obj, name, value)

    return TyperOption(
        param_decls=[f"--{name.replace('_', '-')}"],
        expose_value=False,
        callback=keep,
        help=help,
        metavar=metavar,
        type=type,
        is_flag=is_flag,
    )
