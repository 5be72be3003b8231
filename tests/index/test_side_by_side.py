"""Several commands at once on one vault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import kg


def test_commands_that_come_first_together_all_answer(vault_folder: Path) -> None:
    """
    == a.md
    See [[b]].
    == b.md
    # B
    """
    (vault_folder / "kg.yaml").touch()
    command = [sys.executable, "-m", "kg_cli", "backlinks", "b", "--vault", str(vault_folder)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    answers = [(*process.communicate(timeout=60), process.returncode) for process in running]
    assert answers == [("a.md:1\ta\t\t\tSee b.\n", "", 0)] * 6


def test_a_vault_that_stays_open_sees_what_another_command_has_read(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """
    edition = vault.edition
    (vault.root / "b.md").write_text("# B\n\nAs [[a]] says.\n", "utf-8")
    kg.open(vault.root)
    vault.refresh()
    assert [link.from_title for link in vault.backlinks("a")] == ["B"]
    assert vault.edition != edition
    seen = vault.edition
    vault.refresh()
    assert vault.edition == seen


def test_what_was_worked_out_before_a_refresh_is_worked_out_anew(vault: kg.Vault) -> None:
    """
    == a.md
    ```dataview
    LIST
    WHERE file.name != "a"
    ```
    """
    asking = f"{vault.config.base}note/a"
    assert [len(answer.rows) for answer in vault.dataview(asking)] == [0]
    (vault.root / "b.md").write_text("# B\n", "utf-8")
    vault.refresh()
    assert [len(answer.rows) for answer in vault.dataview(asking)] == [1]


def test_each_graph_that_was_written_has_a_stamp_of_its_own(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """

    def stamp(*, full: bool = False) -> str:
        opened = kg.open(vault.root)
        opened.refresh(full=full)
        return opened._index.stamp  # noqa: SLF001 - what keeps answers from growing old

    stamps = [stamp()]
    assert stamp() == stamps[0]
    (vault.root / "b.md").write_text("# B\n", "utf-8")
    stamps.append(stamp())
    (vault.root / "b.md").unlink()
    stamps.append(stamp())
    stamps.append(stamp(full=True))
    assert len(set(stamps)) == 4
    assert vault._index.stamp == stamps[0]  # noqa: SLF001 - its store is as it was
