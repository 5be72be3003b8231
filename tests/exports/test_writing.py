"""`kg export` into files, folders and zip files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def export(run: Run, folder: Path, *arguments: str) -> int:
    return run("export", *arguments, "--vault", str(folder)).status


def test_a_new_folder_is_there_whole(run: Run, hostile_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "crate"
    assert export(run, hostile_folder, "rocrate", "-o", str(target)) == 0
    assert (target / "ro-crate-metadata.json").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["crate"]


def test_a_folder_is_brought_up_to_date(run: Run, tmp_path: Path) -> None:
    vault, target = tmp_path / "vault", tmp_path / "out"
    vault.mkdir()
    for name in ("kg.yaml", "one.md", "two.md"):
        (vault / name).touch()
    assert export(run, vault, "rocrate", "-o", str(target)) == 0
    (target / "mine.txt").write_text("kept")
    (vault / "two.md").rename(vault / "three.md")
    assert export(run, vault, "rocrate", "-o", str(target)) == 0
    assert sorted(path.name for path in (target / "vault").iterdir()) == ["one.md", "three.md"]
    assert (target / "mine.txt").read_text() == "kept"


def test_a_folder_of_somebody_else_is_left_alone(
    run: Run, hostile_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    shown = run("export", "rocrate", "-o", str(tmp_path), "--vault", str(hostile_folder))
    assert shown.status == 2
    assert "holds files that are not an export of litkg" in shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_of_somebody_else_is_not_replaced(
    run: Run, hostile_folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    assert export(run, hostile_folder, "rocrate", "-o", str(target)) == 0
    (target / ".litkg-export.json").write_text('{"files": []}')
    shown = run("export", "rocrate", "-o", str(target), "--vault", str(hostile_folder))
    assert shown.status == 2
    assert "is in the way" in shown.err


def test_a_folder_that_cannot_be_made(run: Run, hostile_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for target in (tmp_path / "file", tmp_path / "none" / "out"):
        shown = run("export", "rocrate", "-o", str(target), "--vault", str(hostile_folder))
        assert shown.status == 2
        assert str(target) in shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_several_files_want_a_name(run: Run, hostile_folder: Path) -> None:
    shown = run("export", "rocrate", "--vault", str(hostile_folder))
    assert (shown.status, shown.out) == (2, "")
    assert "name a folder" in shown.err


def test_what_has_both_forms_is_told_apart_by_its_name(
    run: Run, hostile_folder: Path, tmp_path: Path
) -> None:
    one, folder, packed = tmp_path / "all.trig", tmp_path / "each", tmp_path / "each.zip"
    for target in (one, folder, packed) * 2:  # and when it is there already
        assert export(run, hostile_folder, "nanopub", "-o", str(target)) == 0
    assert one.read_text("utf-8") == run("export", "nanopub", "--vault", str(hostile_folder)).out
    names = {path.name for path in folder.glob("*.trig")}
    assert len(names) > 1
    assert set(zipfile.ZipFile(packed).namelist()) == names


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("nanopub", "year:1900"), 1, "'year:1900' finds nothing"),
        (("void", "year:2020"), 2, "void is always of the whole vault"),
        (("nanopubs",), 2, "there is no format called 'nanopubs'"),
    ],
)
def test_what_cannot_be_written_is_said(
    run: Run, hostile_folder: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    shown = run("export", *arguments, "--vault", str(hostile_folder))
    assert (shown.status, shown.out) == (status, "")
    assert said in shown.err


def test_a_mistyped_format_offers_the_nearest(run: Run, hostile_folder: Path) -> None:
    shown = run("export", "nanopubs", "--vault", str(hostile_folder))
    assert "did you mean 'nanopub'?" in shown.err


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_network_is_what_graph_says(run: Run, hostile_folder: Path, form: str) -> None:
    vault = ("--vault", str(hostile_folder))
    assert run("export", form, *vault).out == run("graph", "--format", form, *vault).out
    public = run("export", form, "--published", *vault).out
    assert "LN-Other-2020" in public
    assert "secret" not in public


def test_addresses_that_are_nobodys_are_told(
    run: Run, example_folder: Path, hostile_folder: Path
) -> None:
    shown = run("export", "void", "--vault", str(example_folder))
    assert shown.status == 0
    assert "addresses begin with https://example.org/kg/" in shown.err
    assert "example.org" not in run("export", "void", "--vault", str(hostile_folder)).err
