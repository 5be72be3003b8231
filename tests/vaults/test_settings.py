"""`vaults:` in `kg.yaml`, and what is wrong with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import ConfigError


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("library: ../nowhere", "3: the vault 'library' is not there: no folder "),
        ("note: ../library", "3: 'note' is no name for a vault"),
        ("my library: ../library", "3: 'my library' is no name for a vault"),
        ("library: ''", "3: 'library' needs a folder"),
        ("library: [a]", "2: 'vaults' must map texts to texts"),
        ("own: .", "3: 'own' is the same vault as this one"),
        ("a: ../library\n  b: ../library/.", "4: 'b' is the same vault as 'a'"),
        ("a: ../library\n  A: ../other", "4: 'A' and 'a' are one name for links"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, said: str, told: str) -> None:
    for name in ("project", "library", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "project" / "kg.yaml").write_text(f"title: P\nvaults:\n  {said}\n")
    with pytest.raises(ConfigError) as caught:
        kg.open(tmp_path / "project")
    assert str(caught.value).startswith(f"{tmp_path}/project/kg.yaml:{told}")


def test_a_mistake_in_the_other_vault_is_told_with_its_place(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == library/kg.yaml
    titel: Library
    """
    with pytest.raises(ConfigError, match=r"library/kg\.yaml:1: unknown key 'titel'"):
        kg.open(folders / "project")


def test_a_file_that_looks_like_one_of_another_vault_is_told(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/library:x.md
    == library/x.md
    """
    with pytest.raises(ConfigError, match=r"'library:x\.md' looks like a file of 'library'"):
        kg.open(folders / "project")


def test_a_folder_may_be_absolute_or_at_home(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == project/Plan.md
    [[Smith]]
    == library/Smith.md
    """
    monkeypatch.setenv("HOME", str(folders))
    for written in ("~/library", str(folders / "library")):
        (folders / "project" / "kg.yaml").write_text(f"vaults: {{library: '{written}'}}\n")
        assert kg.open(folders / "project").stats().links["missing"] == 0


def test_a_vault_that_names_none_knows_of_none(folders: Path) -> None:
    """
    == project/kg.yaml
    == project/Plan.md
    [[library:Smith]]
    """
    vault = kg.open(folders / "project", all_vaults=True)
    assert vault.resolver().vaults is None
    assert [one.status for one in vault.links("Plan")] == ["missing"]
    assert not (folders / "project" / ".kg" / "vaults").exists()


def test_a_vault_that_names_none_loads_nothing_for_others(folders: Path) -> None:
    """
    == project/kg.yaml
    == project/Plan.md
    """
    script = (
        "import sys, kg; kg.open(sys.argv[1]).links('Plan')\n"
        "print(*sorted(m for m in sys.modules if m.startswith('kg.')))"
    )
    command = [sys.executable, "-c", script, str(folders / "project")]
    subprocess.run(command, check=True, capture_output=True)  # makes the index
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert "kg.library.opening" in loaded
    assert not loaded & {"kg.vault.others", "kg.vault.lending", "kg.graph.elsewhere"}
