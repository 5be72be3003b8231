"""The `kg` command line: which commands there are, and how one of them is started."""

from __future__ import annotations

import gc
import importlib
import keyword
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from kg_cli.failures import exit_status, quiet_without_a_reader
from kg_cli.leaving import leave
from kg_cli.options import (
    VAULTS,
    Settings,
    any_format_option,
    check_format,
    check_vaults,
    format_option,
    shared_options,
    vault_options,
)

if TYPE_CHECKING:  # typer carries its own click since 0.26: only the checker may name it
    from typer._click import Command, Context, HelpFormatter

_NEW_OBJECTS = 20_000
"""So many new objects before cycles are looked for: a quick answer makes fewer."""

SECTIONS = {
    "Start": {
        "init": "Make a folder of notes a vault: write `kg.yaml` and ignore `.kg/`.",
        "build": "Read what changed in the vault, and say what was read.",
    },
    "Write": {
        "new": "Begin a note: the front matter and the headings that its type has.",
        "rename": "Give a note, heading, block, concept, citekey or tag another name, everywhere.",
        "merge": "Let a note become part of another one, section by section.",
        "split": "Make a note of its own of a section; a link to it stays.",
        "undo": "Take back the last rename, merge or split.",
        "import": "Make notes of pages and PDFs; merge bibliographies into the vault's own.",
        "refresh-citations": "Fetch what papers cite and what cites them, in batches to drop.",
    },
    "Ask": {
        "show": "Show what a thing is, what is said of it, by whom, where.",
        "find": "Find notes, papers, concepts and claims in the short query language.",
        "search": "Search the full text of all notes, best first.",
        "links": "List the links that go out, each with its type, reason and sentence.",
        "backlinks": "List the links that come in, each with its type, reason and sentence.",
        "query": "Ask the graph in SPARQL 1.1, or a named query.",
        "stats": "Count what is in the vault.",
    },
    "Understand": {
        "path": "Explain how two things hang together, hop by hop.",
        "impact": "Show what falls, or is weakened, if a thing falls.",
        "why": "Show what a thing stands on, down to the sources.",
        "compare": "Compare papers side by side.",
        "define": "Set the definitions of a concept side by side.",
        "gaps": "List what lacks support, a definition, a source or a reading.",
        "next": "Suggest what to read next, each with its reason.",
        "timeline": "List papers and claims by year.",
        "graph": "Write a neighbourhood, or the whole graph, in a graph format.",
    },
    "Walk": {
        "browse": "Walk the vault in a full-screen browser.",
        "shell": "Ask one question after another, with history and completion.",
    },
    "Check": {
        "check": "Say what is wrong in the notes, where, and what to do about it.",
        "explain": "Explain a rule or a note type.",
    },
    "Publish": {
        "cite": "Set papers as references in a citation style, in its order.",
        "export": "Write the graph or its papers in a format that other programs read.",
        "site": "Make the website.",
        "push": "Send the graph to a SPARQL engine: the notes that it lacks or has otherwise.",
        "pull": "Write what a SPARQL engine holds as N-Quads: this vault's graphs and others.",
    },
}
"""Each command with the first line of its help: a module is imported only when called."""

COMMANDS = {name: line for section in SECTIONS.values() for name, line in section.items()}


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and imports the one that is called."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - click's signature
        """Take the shared options also in front of the command."""
        super().__init__(**attributes)
        self.params += [any_format_option(), *shared_options(), *vault_options()]

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002
        """Import the module of a command; `None` for a name that is none."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Find the command, or name the nearest ones."""
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            raise unknown_command(name)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002
        """Write the table of commands without importing any of them."""
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))

    def invoke(self, ctx: Context) -> int:
        """Run the command; be quiet when nobody reads its output to the end."""
        with quiet_without_a_reader():
            status = super().invoke(ctx)
            sys.stdout.flush()
            return int(status or 0)
        return 0

    def main(  # type: ignore[override]  # it never returns
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,  # noqa: ARG002 - the program is `kg`, however started
        complete_var: str | None = None,
        **_: object,
    ) -> NoReturn:
        """Run `kg` with *args* and exit with its status."""
        settings = Settings()
        run = super().main
        sys.exit(
            exit_status(
                lambda: run(args, "kg", complete_var, standalone_mode=False, obj=settings),
                settings,
            )
        )


class SharingCommand(TyperCommand):
    """A command that also takes the options which all commands share."""

    def take_shared_options(self, formats: Sequence[str], *, dashes: bool) -> None:
        """Add the shared options, and `--format` if the command has *formats*.

        *dashes*: an argument that begins with a dash and is no option is no mistake.
        """
        self.dashes = dashes
        if formats:
            self.params.append(format_option(self.name or "", formats))
        self.params += shared_options()
        if self.name in VAULTS:
            self.params += vault_options()
        self.formats = tuple(formats)

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: object
    ) -> Context:
        """Check a `--format` that stands before the command, then parse the rest."""
        if parent is not None and parent.obj and parent.obj.format:
            check_format(self.name or "", self.formats, parent.obj.format)
        if parent is not None and isinstance(parent.obj, Settings):
            check_vaults(self.name or "", parent.obj)
        if self.dashes and not extra.get("resilient_parsing"):
            from kg_cli.dashes import options_first  # noqa: PLC0415 - few commands take such

            args = options_first(self.params, args)
        return super().make_context(info_name, args, parent, **extra)


def load_command(name: str) -> Command:
    """Import the module of command *name* and make the command of its function."""
    module_name = f"{name}_" if keyword.iskeyword(name) else name.replace("-", "_")
    module = importlib.import_module(f"kg_cli.commands.{module_name}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=SharingCommand)(getattr(module, module_name))
    command = typer.main.get_command(single)
    assert isinstance(command, SharingCommand)  # noqa: S101 - it was made two lines above
    dashes = getattr(module, "DASHES", False)
    command.take_shared_options(getattr(module, "FORMATS", ()), dashes=dashes)
    return command


def unknown_command(name: str) -> Exception:
    """Return the error for a command that does not exist."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed here

    from kg.errors import UnknownName  # noqa: PLC0415 - so is the library

    return UnknownName("command", name, get_close_matches(name, COMMANDS))


def print_version(wanted: bool) -> None:  # noqa: FBT001 - the value of a flag
    """Print the version and stop."""
    if wanted:
        from importlib import metadata  # noqa: PLC0415 - slow, and only needed here

        try:
            typer.echo(f"kg {metadata.version('litkg')}")
        except metadata.PackageNotFoundError:
            typer.echo("kg, not installed")
        raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def kg(
    ctx: typer.Context,
    *,
    version: Annotated[
        bool | None,
        typer.Option("--version", callback=print_version, is_eager=True, help="Print the version."),
    ] = None,
) -> None:
    """Turn a folder of reading notes into a graph that answers.

    The vault is found from the current folder upwards, or named with --vault DIR or the
    variable KG_VAULT. Every command sees what changed in the notes since the last one.

    Results go to standard output, everything else to standard error. Exit status: 0 found
    or fine, 1 findings or nothing found, 2 the command could not run.
    """
    del version
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)


def run(arguments: Sequence[str]) -> int:
    """Run `kg` with *arguments* in this process, as often as wanted; return its exit status."""
    try:
        typer.main.get_command(app)(list(arguments))
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def main() -> NoReturn:
    """Run `kg` with the arguments of the process, and end it."""
    gc.set_threshold(_NEW_OBJECTS)
    leave(run(sys.argv[1:]))
