"""Other vaults in the terminal: which commands ask them, and how rows say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg_cli.app import app


@pytest.fixture
def project(folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go into the vault `project` of the docstring."""
    monkeypatch.chdir(folders / "project")
    return folders / "project"


def lines(*arguments: str) -> list[str]:
    """Return what `kg` prints for *arguments*."""
    return CliRunner().invoke(app, arguments).output.splitlines()


@pytest.mark.usefixtures("project")
def test_what_is_asked_about_a_thing_is_answered_from_all_vaults() -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    See [[Smith]].
    == library/notes/Smith.md
    # Smith
    == library/notes/Okafor.md
    Also [[Smith]].
    """
    assert lines("backlinks", "Smith") == [
        "Plan.md:1\tPlan\t\t\tSee Smith.",
        "library:notes/Okafor.md:1\tOkafor\t\t\tAlso Smith.",
    ]
    assert lines("--own-vault", "links", "Plan") == ["Plan.md:1\tSmith\t\t\tSee Smith."]
    assert lines("search", "also", "--own-vault") == ["kg: no note says 'also'"]
    assert [one.split("\t")[0] for one in lines("search", "also")] == ["library:notes/Okafor.md:1"]
    assert lines("stats")[0] == "notes\t1"
    assert lines("stats", "--all-vaults")[0] == "notes\t3"
    assert lines("shell", "--help")[0].startswith("Usage")


@pytest.mark.usefixtures("project")
def test_a_command_about_the_vault_alone_says_so() -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == library/Smith.md
    """
    ran = CliRunner().invoke(app, ["--all-vaults", "check"])
    assert ran.exit_code == 2
    assert "`kg check` is about this vault alone" in ran.output


@pytest.mark.usefixtures("project")
def test_a_vault_that_names_none_says_so_where_all_are_to_be_asked() -> None:
    """
    == project/kg.yaml
    == project/Plan.md
    """
    assert lines("stats", "--all-vaults")[-2] == "kg: kg.yaml names no other vault"


def test_a_folder_that_is_not_there_is_told_with_its_line(project: Path) -> None:
    """
    == project/kg.yaml
    title: Project
    vaults:
      library: ../library
    """
    ran = CliRunner().invoke(app, ["stats"])
    assert ran.exit_code == 2
    assert f"{project}/kg.yaml:3: the vault 'library' is not there" in ran.output
