"""The README is true: every command it shows is run, and says what it says there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.checks import RULES
from kg_cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def shown() -> list[tuple[str, str]]:
    """Return each command of the `console` blocks with the output shown below it."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the example vault, as somebody who cloned the repository has it."""
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "notes", folder / "notes")
    shutil.copy(ROOT / "kg.yaml", folder)
    return folder


@pytest.mark.parametrize(("command", "output"), shown(), ids=[c[:40] for c, _ in shown()])
def test_a_command_of_the_readme_says_what_is_shown(tour: Path, command: str, output: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "kg"
    done = subprocess.run(
        [sys.executable, "-m", "kg_cli", *arguments],
        cwd=tour,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    pattern = re.escape(output).replace("…", "(?s:.*)").replace(r"\ \|\ \|", r"\ \|\s*\|")
    assert re.fullmatch(pattern, done.stdout), done.stdout


def test_the_readme_names_both_commands_of_a_fresh_machine() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in README
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`kg {command}" in README


def test_every_rule_explains_itself() -> None:
    for name, rule in RULES.items():
        page = rule.__doc__ or ""
        assert "Why: " in page, name
        assert "nstead" in page, name


def test_the_pictures_are_there() -> None:
    for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / path).stat().st_size > 1000, path
