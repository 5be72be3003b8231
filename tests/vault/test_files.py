"""Which files of a folder are notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import Config
from kg.vault import find_root, walk_files
from kg.vault.files import look_at


def paths(folder: Path, notes: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
    return [file.path for file in walk_files(folder, Config(notes=notes, ignore=ignore))]


def test_hidden_and_ignored_files_are_left_out(vault_folder: Path) -> None:
    """
    == .gitignore
    drafts/
    *.tmp.md
    == .obsidian/workspace.md
    == a.md
    == b.tmp.md
    == drafts/c.md
    == node_modules/x/readme.md
    """
    assert paths(vault_folder) == ["a.md"]


def test_a_gitignore_below_speaks_of_its_own_folder(vault_folder: Path) -> None:
    """
    == .gitignore
    *.log.md
    == sub/.gitignore
    private.md
    !keep.log.md
    == private.md
    == sub/private.md
    == sub/keep.log.md
    == sub/x.log.md
    """
    assert paths(vault_folder) == ["private.md", "sub/keep.log.md"]


def test_notes_names_the_folders_and_globs_that_count(vault_folder: Path) -> None:
    """
    == a.md
    == notes/b.md
    == notes/deep/c.md
    == papers/x/d.md
    """
    assert paths(vault_folder, notes=("notes",)) == ["notes/b.md", "notes/deep/c.md"]
    assert paths(vault_folder, notes=("papers/**/*.md",)) == ["papers/x/d.md"]


def test_ignore_in_the_configuration_is_like_a_gitignore(vault_folder: Path) -> None:
    """
    == Templates/t.md
    == a.excalidraw.md
    == a.md
    """
    assert paths(vault_folder, ignore=("Templates/", "*.excalidraw.md")) == ["a.md"]


def test_symbolic_links_are_not_followed(vault_folder: Path, tmp_path: Path) -> None:
    """
    == a.md
    == folder/b.md
    """
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (vault_folder / "link.md").symlink_to(vault_folder / "a.md")
    (vault_folder / "out").symlink_to(outside)
    (vault_folder / "circle").symlink_to(vault_folder)
    assert paths(vault_folder) == ["a.md", "folder/b.md"]


def test_attachments_are_files_of_the_vault_too(vault_folder: Path) -> None:
    """
    == a.md
    == img/p.png
    """
    assert [(f.path, f.is_note) for f in walk_files(vault_folder, Config())] == [
        ("a.md", True),
        ("img/p.png", False),
    ]


@pytest.mark.parametrize("marker", ["kg.yaml", ".obsidian/x", ".zk/x", ".git/x"])
def test_a_vault_is_found_from_below(tmp_path: Path, marker: str) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    file = tmp_path / marker
    file.parent.mkdir(exist_ok=True)
    file.touch()
    assert find_root(deep) == tmp_path


def test_kg_yaml_above_wins_over_a_nearer_repository(tmp_path: Path) -> None:
    (tmp_path / "kg.yaml").touch()
    (tmp_path / "a" / ".git").mkdir(parents=True)
    assert find_root(tmp_path / "a") == tmp_path


@pytest.mark.parametrize("notes", [(), ("sub", "*.md")])
def test_a_look_at_some_files_finds_what_the_walk_finds(
    vault_folder: Path, notes: tuple[str, ...]
) -> None:
    """
    == .gitignore
    *.log.md
    drafts/
    == .obsidian/x.md
    == a.md
    == b.log.md
    == drafts/c.md
    == node_modules/d.md
    == site/footer.md
    == sub/.gitignore
    !keep.log.md
    /deep/e*
    == sub/keep.log.md
    == sub/deep/e.md
    == sub/deep/f.md
    == sub/deep/image.png
    == templates/t.md
    """
    (vault_folder / "link.md").symlink_to("a.md")
    (vault_folder / "linked").symlink_to("sub")
    config = Config(notes=notes, ignore=("templates/",))
    known = [path.relative_to(vault_folder).as_posix() for path in vault_folder.rglob("*")]
    asked = [*known, "linked/deep/f.md", "gone.md", "gone/a.md", "a.md/b.md"]
    walked = list(walk_files(vault_folder, config))
    assert walked
    assert list(look_at(vault_folder, config, asked)) == walked


def test_what_lies_above_a_way_round_is_what_lies_above_its_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "kg.yaml").touch()
    (tmp_path / "b").mkdir()
    assert find_root(tmp_path / "a" / ".." / "b") is None
