"""The page on exports is true: it tells of every format, and its commands run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from kg.exports import COLLECTIONS, DOCUMENTS, WHOLE
from kg.library.citing import BIBLIOGRAPHIES
from kg.query.exports import FORMATS
from kg_cli.output.exports import COMPARISON, NETWORKS
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exporting.md").read_text("utf-8")
ALL = (*FORMATS, *BIBLIOGRAPHIES, *DOCUMENTS, *COLLECTIONS, COMPARISON, *NETWORKS)


def rows() -> dict[str, tuple[bool, bool]]:
    """Return what the table says of each format: whether it is one file, or several."""
    found = {}
    for line in re.findall(r"^\| `.*", PAGE, re.MULTILINE):
        names, one, several = line.strip("| ").split("|")[:3]
        for name in re.findall(r"`([a-z]+)`", names):
            found[name] = ("✓" in one, "✓" in several)
    return found


def commands() -> list[str]:
    blocks = re.findall(r"^```console\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def test_every_format_is_told_as_it_is() -> None:
    told = {name: said for name, said in rows().items() if name in ALL}
    assert told == {
        name: (name in DOCUMENTS or name not in COLLECTIONS, name in COLLECTIONS) for name in ALL
    }


def test_every_format_is_in_the_help(run: Run) -> None:
    words = set(re.findall(r"[a-z]+", run("export", "--help").out))
    assert words >= set(ALL)


@pytest.fixture(scope="module")
def tour(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the example vault, as somebody who cloned the repository has it."""
    return shutil.copytree(example_folder, tmp_path_factory.mktemp("tour") / "vault")


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_page_writes_something(
    command: str, run: Run, tour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tour)
    program, *arguments = shlex.split(command.partition(" | ")[0])
    assert program == "kg"
    shown = run(*arguments)
    assert shown.status == 0, shown.err
    if "-o" in arguments:
        assert Path(arguments[arguments.index("-o") + 1]).exists()
    else:
        assert shown.out


def test_what_is_of_the_whole_vault_can_be_written() -> None:
    assert set(WHOLE) <= {*DOCUMENTS, *COLLECTIONS}
