"""RO-Crate: the `rocrate` library loads the folder and the zip file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def crate_folder(hostile: kg.Vault, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crate")
    for file in hostile.exported_files("rocrate"):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return folder


def test_the_library_finds_every_file(crate_folder: Path) -> None:
    from rocrate.rocrate import ROCrate

    crate = ROCrate(crate_folder)
    described = {entity.id: entity for entity in crate.data_entities}
    there = {
        path.relative_to(crate_folder).as_posix()
        for path in crate_folder.rglob("*")
        if path.is_file()
    }
    assert set(described) == there - {"ro-crate-metadata.json"}
    for name, entity in described.items():
        assert int(entity["contentSize"]) == (crate_folder / name).stat().st_size
    assert crate.root_dataset["name"] == 'Notes, <b>bold</b> & "quoted"'
    assert crate.root_dataset["license"]["name"] == "CC BY 4.0"
    assert crate.root_dataset["author"].id == "https://orcid.org/0000-0002-1825-0097"
    assert crate.root_dataset["datePublished"]


def test_a_note_leads_to_the_paper_that_it_is_about(crate_folder: Path) -> None:
    from rocrate.rocrate import ROCrate

    crate = ROCrate(crate_folder)
    note = crate.dereference("vault/literature/LN-Made-2021-Breakout.md")
    assert note["about"].id == "https://doi.org/10.1234/made.up"
    assert note["about"]["name"].startswith('A "title" with \\')
    assert {one.id for one in crate.root_dataset["citation"]} == {
        "https://doi.org/10.1234/made.up",
        "https://notes.test/kg/paper/arxiv-2001.00001",
    }


def test_notes_are_copied_byte_for_byte(crate_folder: Path, hostile: kg.Vault) -> None:
    for path in sorted(hostile.root.rglob("*.md")):
        name = path.relative_to(hostile.root)
        assert (crate_folder / "vault" / name).read_bytes() == path.read_bytes()
    items = json.loads((crate_folder / "data" / "references.json").read_text("utf-8"))
    assert {item["title"] for item in items} > {"Another paper"}


def test_a_zip_file_loads_as_well_and_has_no_private_note(
    run: Run, hostile_folder: Path, tmp_path: Path
) -> None:
    from rocrate.rocrate import ROCrate

    target = tmp_path / "crate.zip"
    arguments = ("export", "rocrate", "--vault", str(hostile_folder), "-o", str(target))
    assert run(*arguments, "--published").status == 0
    first = target.read_bytes()
    assert run(*arguments, "--published").status == 0
    assert target.read_bytes() == first
    ids = {entity.id for entity in ROCrate(target).data_entities}
    assert "vault/literature/LN-Other-2020.md" in ids
    assert "vault/secret.md" not in ids
    assert run(*arguments).status == 0
    assert "vault/secret.md" in {entity.id for entity in ROCrate(target).data_entities}
