"""Undoing: each file gets back its bytes, or the first that cannot is named."""

from __future__ import annotations

import pytest

import kg
from kg.errors import WriteError
from kg.vault import journal
from tests.moving.conftest import files


def test_what_was_renamed_last_is_taken_back_and_then_what_was_before(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    == sub/x.md
    [[a]] [[b/c]]
    """
    first = files(vault.root)
    vault.rename("a", "b/c")
    second = files(vault.root)
    vault.rename("c", "d", keep_alias=True)
    assert [(f.path, f.to) for f in vault.undo().files] == [
        ("b/d.md", "b/c.md"), ("sub/x.md", "sub/x.md"),
    ]  # fmt: skip
    assert files(vault.root) == second
    vault.undo()
    assert files(vault.root) == first
    assert not (vault.root / "b").exists()
    with pytest.raises(WriteError, match="nothing to undo"):
        vault.undo()
    assert list((vault.root / ".kg/moving/kept").iterdir()) == []


@pytest.mark.parametrize("path", ["b.md", "x.md"])
def test_a_file_that_was_changed_since_is_named_and_nothing_undone(
    vault: kg.Vault, path: str
) -> None:
    """
    == a.md
    # A
    == x.md
    [[a]]
    """
    vault.rename("a", "b")
    with (vault.root / path).open("a") as file:
        file.write("more\n")
    before = files(vault.root)
    with pytest.raises(WriteError, match=f"{path} was changed since"):
        vault.undo()
    assert files(vault.root) == before


def test_a_note_that_was_begun_at_the_old_place_is_not_overwritten(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """
    vault.rename("a", "b")
    (vault.root / "a.md").write_text("# Another\n", "utf-8")
    with pytest.raises(WriteError, match=r"a\.md is there again"):
        vault.undo()
    assert (vault.root / "a.md").read_text("utf-8") == "# Another\n"


def test_permissions_come_along_and_back(vault: kg.Vault) -> None:
    """
    == a.md
    [[a]]
    """
    (vault.root / "a.md").chmod(0o600)
    vault.rename("a", "b")
    assert (vault.root / "b.md").stat().st_mode & 0o777 == 0o600
    vault.undo()
    assert (vault.root / "a.md").stat().st_mode & 0o777 == 0o600


def test_so_many_changes_are_kept_and_no_more(
    vault: kg.Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == n0.md
    # A
    == x.md
    [[n0]]
    """
    assert journal.MOST_DONE == 20
    monkeypatch.setattr(journal, "MOST_DONE", 2)
    for number in range(4):
        vault.rename(f"n{number}", f"n{number + 1}")
    for _ in range(2):
        vault.undo()
    with pytest.raises(WriteError, match="nothing to undo"):
        vault.undo()
    assert (vault.root / "x.md").read_text("utf-8") == "[[n2]]\n"
    assert list((vault.root / ".kg/moving/kept").iterdir()) == []
