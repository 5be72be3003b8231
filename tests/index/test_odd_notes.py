"""Notes as they should not be: each is reported or read, none stops the others."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg

NAMES = [
    "with blanks in it.md",
    "Ünïcödé – naïve.md",
    "emoji 🎯 here.md",
    "C# and #tags.md",
    "100% sure?.md",
    'quote\'s "double".md',
    "[brackets] (round) {curly}.md",
    "ends with dot..md",
    "日本語のノート.md",
    "עברית.md",
    "a&b=c;d.md",
    "back\\slash.md",
]


def test_a_broken_front_matter_is_reported_with_its_place_and_the_text_is_read(
    vault: kg.Vault,
) -> None:
    """
    == broken.md
    ---
    title: Risks: an overview
    tags: [a, b
    ---
    # Still here
    See [[other]].
    == other.md
    """
    (found,) = vault.check(["bad-front-matter"])
    assert (found.path, found.rule) == ("broken.md", "bad-front-matter")
    assert 2 <= found.line <= 4
    assert vault.show("broken").label == "Still here"
    assert [row.path for row in vault.backlinks("other")] == ["broken.md"]


def test_bytes_that_are_no_text_are_reported_and_skipped(vault_folder: Path) -> None:
    """
    == good.md
    # Good
    """
    (vault_folder / "latin.md").write_bytes("Füße\nund Hände".encode("latin-1"))
    (vault_folder / "utf16.md").write_bytes("# Größe".encode("utf-16"))
    (vault_folder / "bom.md").write_bytes(b"\xef\xbb\xbf# With a mark")
    (vault_folder / "nul.md").write_bytes(b"# Nul \x00 byte")
    vault = kg.open(vault_folder)
    (found,) = vault.check(["not-utf8"])
    assert (found.path, found.line, found.column) == ("latin.md", 1, 2)
    assert vault.refreshed.failed == ("latin.md",)
    assert vault.stats().files == {"read": 4, "failed": 1}
    assert vault.show("utf16").label == "Größe"
    assert vault.show("bom").label == "With a mark"


def test_an_empty_note_is_a_note(vault_folder: Path) -> None:
    """
    == other.md
    [[empty]]
    """
    (vault_folder / "empty.md").write_bytes(b"")
    (vault_folder / "blank.md").write_bytes(b"\n\n")
    vault = kg.open(vault_folder)
    assert vault.stats().notes == 3
    assert [row.path for row in vault.backlinks("empty")] == ["other.md"]


def test_a_note_of_five_megabytes_is_read_whole(vault_folder: Path) -> None:
    """
    == target.md
    """
    paragraph = "A sentence about nothing in particular, with **bold** and a [[target]].\n\n"
    count = 5_000_000 // len(paragraph)
    (vault_folder / "big.md").write_text("# Big\n\n" + paragraph * count + "The end is near.\n")
    vault = kg.open(vault_folder)
    assert vault.stats().links["wikilinks"] == count
    (hit,) = vault.search('"end is near"')
    assert hit.line == 3 + 2 * count


@pytest.mark.parametrize("name", NAMES)
def test_a_note_may_be_called_anything(vault_folder: Path, name: str) -> None:
    """
    == other.md
    """
    (vault_folder / name).write_text("# Odd\n\n[[other]]\n", "utf-8")
    vault = kg.open(vault_folder)
    (row,) = vault.backlinks("other")
    assert row.path == name
    assert vault.show(row.from_iri).path == name
    assert vault.show(name).path == name
    assert vault.check() == ()


def test_a_name_in_two_folders_is_reported_where_neither_is_nearer(vault: kg.Vault) -> None:
    """
    == a/jones.md
    == b/jones.md
    == smith.md
    See [[jones]] and [[a/jones]].
    """
    (found,) = vault.check(["ambiguous-link"])
    assert (found.path, found.line, found.column, found.end_column) == ("smith.md", 1, 5, 14)
    assert "a/jones.md, b/jones.md" in found.message
    assert found.help == "write the path: [[a/jones]]"


@pytest.mark.skipif(sys.platform == "win32", reason="file permissions of another kind")
def test_a_file_that_may_not_be_read_is_reported(vault_folder: Path) -> None:
    """
    == good.md
    """
    (vault_folder / "folder.md").mkdir()
    (vault_folder / "folder.md" / "inside.md").write_text("# Inside")
    vault = kg.open(vault_folder)
    assert [note.path for note in vault.notes()] == ["folder.md/inside.md", "good.md"]


@pytest.mark.parametrize(
    "name",
    [
        "nexus-vault",
        "syntax-edge-cases/dataview/test-vault",
        "syntax-edge-cases/obsidiantools/vault-stub",
        "syntax-edge-cases/markdown-oxide/TestFiles",
        "syntax-edge-cases/obsidian-export/input",
    ],
)
def test_a_real_vault_is_read_without_a_change_to_it(
    real_vault: Callable[[str], Path], name: str
) -> None:
    folder = real_vault(name)
    before = hashes(folder)
    vault = kg.open(folder)
    vault.check()
    notes = [path for path in folder.rglob("*.md") if not hidden(path.relative_to(folder))]
    assert vault.stats().files == {"read": len(notes), "failed": 0}
    assert hashes(folder) == before


def hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and ".kg" not in path.parts
    }
