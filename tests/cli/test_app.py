"""`kg` itself: its commands, shared options, help, and what it imports."""

from __future__ import annotations

import importlib
import inspect
import json
import keyword
import subprocess
import sys
from pathlib import Path

import pytest

from kg_cli.app import COMMANDS
from tests.cli.conftest import Run, environment

HEAVY = {"jinja2", "networkx", "numpy", "pyoxigraph", "pyshacl", "rdflib", "rich", "rich.table"}


def test_help_lists_every_command_with_its_line(kg: Run) -> None:
    shown = kg("--help")
    assert shown.status == 0
    words = " ".join(shown.out.split())
    for name, line in COMMANDS.items():
        assert f"{name} {line}" in words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_a_command_is_the_first_of_its_docstring(name: str) -> None:
    stem = f"{name}_" if keyword.iskeyword(name) else name.replace("-", "_")
    module = importlib.import_module(f"kg_cli.commands.{stem}")
    documentation = inspect.getdoc(getattr(module, stem))
    assert documentation is not None
    assert documentation.splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_tells_its_exit_status(kg: Run, name: str) -> None:
    shown = kg(name, "--help")
    assert shown.status == 0
    assert "Exit status: 0" in shown.out
    assert "--vault DIR" in shown.out


def test_every_module_of_a_command_is_in_the_table() -> None:
    folder = Path(inspect.getfile(importlib.import_module("kg_cli.commands"))).parent
    found = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {stem.removesuffix("_").replace("_", "-") for stem in found} == set(COMMANDS)


def test_without_a_command_the_help_goes_to_standard_error(kg: Run) -> None:
    shown = kg()
    assert (shown.status, shown.out) == (2, "")
    assert "Usage: kg" in shown.err


def test_version(kg: Run) -> None:
    shown = kg("--version")
    assert shown.status == 0
    assert shown.out.startswith("kg")


def test_an_unknown_command_names_the_nearest(kg: Run) -> None:
    shown = kg("shwo")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err == "kg: there is no command called 'shwo'\n  help: did you mean 'show'?\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "x", "--bogus"],
        ["show", "x", "--format", "nope"],
        ["--format", "nope", "show", "x"],
        ["--format", "json", "build"],
        ["search", "x", "--limit", "many"],
        ["--vault"],
        ["check", "--format", "xml"],
    ],
)
def test_bad_usage_is_one_sentence_and_what_to_try(kg: Run, arguments: list[str]) -> None:
    shown = kg(*arguments)
    assert (shown.status, shown.out) == (2, "")
    sentence, hint = shown.err.splitlines()
    assert sentence.startswith("kg: ")
    assert hint.startswith("  help: `kg ")


@pytest.mark.usefixtures("own_vault")
def test_shared_options_stand_before_the_command_or_after_it(kg: Run, built_vault: Path) -> None:
    folder = str(built_vault)
    before = kg("--vault", folder, "--format", "json", "--no-refresh", "stats")
    after = kg("stats", "--vault", folder, "--format", "json", "--no-refresh")
    assert json.loads(before.out) == json.loads(after.out)
    assert json.loads(after.out)["notes"] > 0


def test_kg_vault_names_the_vault_and_the_option_wins(
    kg: Run, built_vault: Path, own_vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_VAULT", str(built_vault))
    assert kg("show", "PN-Deceptive-Alignment").status == 0
    missing = kg("show", "PN-Deceptive-Alignment", "--vault", str(own_vault / "none"))
    assert missing.status == 2


@pytest.mark.usefixtures("own_vault")
def test_a_vault_that_is_not_there(kg: Run) -> None:
    shown = kg("stats", "--vault", "nowhere")
    assert (shown.status, shown.out) == (2, "")
    assert "nowhere is not a folder" in shown.err
    assert "  help: " in shown.err
    assert "Traceback" not in shown.err


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_starting_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from kg_cli.app import run\n"
        f"run({arguments!r})\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    assert done.stderr.strip() == "[]"


@pytest.mark.usefixtures("vault")
def test_showing_in_a_pipe_imports_no_rich() -> None:
    program = (
        "import sys\n"
        "from kg_cli.app import run\n"
        "run(['show', 'PN-Deceptive-Alignment'])\n"
        f"print(sorted({HEAVY - {'pyoxigraph'}!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )
    assert done.stderr.strip() == "[]"


def test_the_shell_completes_commands_and_options(kg_process: Run) -> None:
    asked = {"_KG_COMPLETE": "complete_bash", "COMP_CWORD": "1", "COMP_WORDS": "kg s"}
    assert set(kg_process(**asked).out.split()) == {
        "show", "search", "stats", "site", "shell", "split",
    }  # fmt: skip
    asked |= {"COMP_CWORD": "2", "COMP_WORDS": "kg show --va"}
    assert kg_process(**asked).out.split() == ["--vault"]
