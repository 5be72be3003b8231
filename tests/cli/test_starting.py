"""What the terminal may load before it answers: whoever adds to it says so here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import environment

STARTING = {"annotated_doc", "click", "colorama", "kg", "kg_cli", "shellingham", "typer"}
"""Packages that come with the name of the program; those of the terminal are typer's."""

ASKING = STARTING | {"pyoxigraph", "typing_extensions", "yaml"}
"""Packages that come with a first question."""

FINDING = ASKING | {"lark", "pyromark"}
"""Packages that come with an expression of the short query language: its grammar, the types."""

HEAVY = {
    "asyncio",
    "concurrent",
    "csv",
    "email",
    "http",
    "logging",
    "multiprocessing",
    "ssl",
    "xml",
}
"""Parts of Python that take long to load: no quick command needs them."""

STAGES = {
    "config", "diagnostics", "errors", "graph", "identifiers", "index", "library", "names",
    "query", "resources", "stores", "vault", "vocabulary",
}  # fmt: skip
"""Our own parts that a first question needs: none that reads notes, imports, checks or draws."""

NOT_ASKING = {"kg.index.building", "kg.index.refresh", "kg.index.shares", "kg.index.workers"}
"""Modules of these parts that only a change needs."""

_LISTING = """
import sys
before = set(sys.modules)
try:
    {what}
except SystemExit:
    pass
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""


def loaded(what: str) -> set[str]:
    """Return the modules that a process of its own loads to do *what*."""
    done = subprocess.run(
        [sys.executable, "-c", _LISTING.format(what=what)],
        capture_output=True, text=True, check=True, env=environment(),
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


def packages(modules: set[str]) -> set[str]:
    """Return the packages of *modules* that Python does not bring, nor a package for itself."""
    names = {module.partition(".")[0] for module in modules}
    return {n for n in names - sys.stdlib_module_names if "cython" not in n and n[0] != "_"}


def test_the_program_loads_little_before_it_knows_the_command() -> None:
    modules = loaded("import kg_cli.app")
    assert packages(modules) <= STARTING
    assert {module for module in modules if module.startswith("kg.")} == {"kg.errors"}
    assert not HEAVY & modules


QUICK = (
    ("show", "PN-Deceptive-Alignment"),
    ("search", "watched"),
    ("backlinks", "PN-Deceptive-Alignment"),
    ("query", "read-next"),
)
"""Commands that are asked again and again."""


@pytest.mark.parametrize("command", QUICK)
def test_a_question_loads_what_answers_it(vault: Path, command: tuple[str, ...]) -> None:
    arguments = [*command, "--vault", str(vault), "--no-refresh"]
    modules = loaded(f"from kg_cli.app import run; run({arguments!r})")
    assert packages(modules) <= ASKING
    assert not HEAVY & modules
    assert {m.split(".")[1] for m in modules if m.startswith("kg.")} <= STAGES
    assert not NOT_ASKING & modules


def test_a_find_loads_its_grammar_and_the_types_of_notes_besides(vault: Path) -> None:
    arguments = ["find", "type:literature", "--vault", str(vault), "--no-refresh"]
    modules = loaded(f"from kg_cli.app import run; run({arguments!r})")
    assert packages(modules) <= FINDING
    assert not NOT_ASKING & modules
