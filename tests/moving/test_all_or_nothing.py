"""A rename that is killed, stopped, or refused by the disk: all of it is there, or nothing."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import kg
from kg.vault import Found, journal
from tests.index.compared import assert_as_from_nothing
from tests.index.test_odd_places import _in_namespace
from tests.moving.conftest import files

_HOOKED = """
import os, signal, sys
from kg_cli.app import main
left = int(sys.argv.pop(1))
sign = int(sys.argv.pop(1))
counts = sys.argv.pop(1) == "from the first"
def hook(event, arguments):
    global left, counts
    if event == "open":
        changes = isinstance(arguments[0], str) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        path = arguments[0]
    else:
        changes = event in ("os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir")
        path = os.fspath(arguments[0]) if changes else ""
    counts = counts or (changes and path.endswith("/staging.json"))
    if changes and counts and (".kg-" in path or "/moving" in path or path.endswith(".md")):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), sign)
sys.addaudithook(hook)
main()
"""
"""Runs `kg` and sends itself a signal before the so-many-th change of a file of the vault.

Changes are counted from the first, or from that on with which a journal is ready: before the
second of those all is staged, before the third one file is in its place.
"""
_FROM_FIRST, _FROM_READY = "from the first", "from ready"


def _begin(root: Path) -> None:
    (root / "in").mkdir(parents=True)
    (root / "kg.yaml").write_text("title: Killed\n", "utf-8")
    (root / "in" / "Old.md").write_text("# Old\n[[Old]] [[n1]]\n", "utf-8")
    for number in range(4):
        (root / f"n{number}.md").write_text(f"# N {number}\n[[Old]] [[n1]]\n", "utf-8")


def _kg(
    root: Path, *arguments: str, at: int, sign: int = signal.SIGKILL, begin: str = _FROM_FIRST
) -> list[str]:
    hooked = (_HOOKED, str(at), str(sign), begin)
    return [sys.executable, "-c", *hooked, *arguments, "--vault", str(root)]


def _run(root: Path, *arguments: str, at: int, begin: str = _FROM_FIRST) -> int:
    command = _kg(root, *arguments, at=at, begin=begin)
    return subprocess.run(command, capture_output=True, check=False).returncode


_RENAME = ("rename", "Old", "out/New", "--keep-alias")


def _kill(root: Path, moments: Sequence[int], again: Sequence[int] = ()) -> int:
    """Kill a rename at each of *moments*, the next command at *again*; return the kills."""
    killed = 0
    _begin(root)
    kg.open(root)
    before = files(root)
    shutil.copytree(root, root.parent / "whole")
    kg.open(root.parent / "whole").rename("Old", "out/New", keep_alias=True)
    after = files(root.parent / "whole")
    for moment in moments:
        killed += _run(root, *_RENAME, at=moment) == -signal.SIGKILL
        for second in again:
            killed += _run(root, "stats", at=second) == -signal.SIGKILL
        vault = kg.open(root)
        assert files(root) in (before, after), moment
        assert not journal.state(root)
        assert_as_from_nothing(root)
        if files(root) == after:
            vault.undo()
        assert files(root) == before, moment
    return killed


def test_a_rename_that_is_killed_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    assert _kill(tmp_path / "vault", sorted(chance.sample(range(1, 26), 5))) == 5


def test_what_ends_a_killed_rename_may_be_killed_as_well(tmp_path: Path) -> None:
    assert _kill(tmp_path / "vault", [23], again=[3]) == 2


@pytest.mark.soak
def test_a_rename_that_is_killed_before_each_of_its_changes(tmp_path: Path) -> None:
    assert _kill(tmp_path / "vault", range(1, 30)) > 20


@pytest.mark.soak
def test_each_ending_of_a_killed_rename_that_is_killed_itself(tmp_path: Path) -> None:
    assert _kill(tmp_path / "vault", range(15, 26), again=[1, 2, 3, 5, 8]) > 20


def test_who_reads_waits_until_all_is_renamed(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    _begin(root)
    vault = kg.open(root)
    command = _kg(root, *_RENAME, at=3, sign=signal.SIGSTOP, begin=_FROM_READY)
    writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status = os.waitpid(writer.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert journal.state(root) == journal.READY
    told: list[str] = []

    def waiting(holder: str) -> None:
        told.append(holder)
        writer.send_signal(signal.SIGCONT)

    reader = kg.open(root, waiting=waiting)
    assert "rename Old" in told[0]
    assert {row.status for row in reader.links()} == {"resolved"}
    assert reader.resolver().resolve("New", "n1.md") == Found("out/New.md")
    vault.refresh(paths=["n1.md"])  # what a watcher was told of is not all there is
    assert {row.status for row in vault.links()} == {"resolved"}
    os.waitpid(writer.pid, 0)
    writer.returncode = 0


def test_a_file_that_was_edited_after_a_kill_stays_as_it_was_edited(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    _begin(root)
    kg.open(root)
    _run(root, *_RENAME, at=3, begin=_FROM_READY)
    assert (root / "out" / "New.md").exists()
    (root / "in" / "Old.md").write_text("# Edited\n", "utf-8")
    vault = kg.open(root)
    assert vault.settled
    assert vault.settled.is_finished
    assert vault.settled.left == ("in/Old.md",)
    assert (root / "in" / "Old.md").read_text("utf-8") == "# Edited\n"
    assert (root / "out" / "New.md").exists()


def test_all_is_taken_back_where_a_file_was_edited_before_any_was_renamed(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    _begin(root)
    kg.open(root)
    _run(root, *_RENAME, at=2, begin=_FROM_READY)
    assert journal.state(root) == journal.READY
    (root / "n2.md").write_text("# Edited\n", "utf-8")
    wanted = {path: data for path, data in files(root).items() if ".kg-" not in path}
    vault = kg.open(root)
    assert vault.settled
    assert not vault.settled.is_finished
    assert files(root) == wanted
    assert not (root / "out").exists()


@pytest.mark.parametrize(
    "path", ["../outside.md", "/etc/passwd", ".git/config", "a/../../x.md", "out/x.md", ""]
)
def test_a_journal_that_somebody_made_up_leads_to_no_file_outside(
    vault: kg.Vault, tmp_path: Path, path: str
) -> None:
    """
    == a.md
    # A
    """
    outside = tmp_path / "outside.md"
    outside.write_text("precious", "utf-8")
    (vault.root / "out").symlink_to(tmp_path)
    step = {"path": path, "before": "", "after": "00", "staged": "", "kept": "", "to": ""}
    made_up = {"token": "0" * 16, "what": "x", "steps": [step], "folders": [], "undoes": ""}
    place = vault.root / ".kg" / "moving"
    place.mkdir()
    (place / "done").mkdir()
    (place / "done" / "000001.json").write_text(json.dumps(made_up), "utf-8")
    with pytest.raises(kg.KgError, match="nothing to undo"):
        vault.undo()
    (place / "ready.json").write_text(json.dumps(made_up), "utf-8")
    with pytest.raises(kg.KgError, match="cannot be ended"):
        kg.open(vault.root)
    assert outside.read_text("utf-8") == "precious"


def test_a_folder_that_may_not_be_written_stops_all(vault_folder: Path) -> None:
    """
    == kg.yaml
    == in/Old.md
    # Old
    == locked/x.md
    [[Old]]
    == y.md
    [[Old]]
    """
    kg.open(vault_folder)
    before = files(vault_folder)
    script = f"""
    cd "{vault_folder}" && mount --bind locked locked && mount -o remount,bind,ro locked || exit 77
    "$2" -m kg_cli rename Old New; echo "rename $?"; "$2" -m kg_cli links y
    """
    ran = _in_namespace(vault_folder.parent / "vault" / "locked", vault_folder.parent, script)
    assert "rename 2" in ran.stdout, ran.stderr
    assert "cannot write locked/" in ran.stderr
    assert "Read-only file system" in ran.stderr
    assert "nothing was changed" in ran.stderr
    assert files(vault_folder) == before


def test_a_vault_that_may_not_be_written_is_left_alone(vault_folder: Path) -> None:
    """
    == kg.yaml
    == Old.md
    # Old
    == y.md
    [[Old]]
    """
    script = f'cd "{vault_folder}"; "$2" -m kg_cli rename Old New; echo "rename $?"'
    before = files(vault_folder)
    ran = _in_namespace(vault_folder, vault_folder.parent / "cache", script)
    assert ran.stdout.endswith("rename 2\n"), ran.stderr
    assert "Read-only file system" in ran.stderr
    assert files(vault_folder) == before


def test_a_disk_without_room_leaves_all_as_it_was(vault_folder: Path) -> None:
    """
    == kg.yaml
    == Old.md
    # Old
    == y.md
    [[Old]]
    """
    disk = vault_folder.parent / "disk"
    disk.mkdir()
    (vault_folder / "big.md").write_text("[[Old]]\n" + "x" * 200_000, "utf-8")
    kg.open(vault_folder)
    script = f"""
    mount -t tmpfs -o size=64m none "{disk}" || exit 77
    cp -r "{vault_folder}" "{disk}/vault" && cd "{disk}/vault" || exit 77
    "$2" -m kg_cli stats > /dev/null
    cat /dev/zero > ../filler 2>/dev/null; truncate -s -120K ../filler
    "$2" -m kg_cli rename Old New; echo "rename $?"
    rm ../filler; find . -name "*.md" | sort; ls -a; "$2" -m kg_cli links --missing; echo "links $?"
    "$2" -m kg_cli rename Old New > /dev/null; echo "rename $?"
    """
    ran = _in_namespace(vault_folder.parent, vault_folder.parent / "cache", script)
    assert "cannot write big.md: No space left on device" in ran.stderr
    assert "nothing was changed" in ran.stderr
    said = ran.stdout.splitlines()
    assert said[:4] == ["rename 2", "./Old.md", "./big.md", "./y.md"], ran.stderr
    assert not any(line.startswith(".kg-") for line in said)
    assert said[-2:] == ["links 1", "rename 0"]


def _kill_undo(root: Path, moments: Sequence[int]) -> None:
    """Kill an undo at each of *moments*: it is done or not, and can be said again if not."""
    _begin(root)
    before = files(root)
    kg.open(root).rename("Old", "out/New", keep_alias=True)
    after = files(root)
    for moment in moments:
        assert _run(root, "undo", at=moment) == -signal.SIGKILL
        vault = kg.open(root)
        assert files(root) in (before, after), moment
        if files(root) == after:
            vault.undo()
        assert files(root) == before
        with pytest.raises(kg.KgError, match="nothing to undo"):
            vault.undo()
        vault.rename("Old", "out/New", keep_alias=True)


def test_an_undo_that_is_killed_is_done_or_can_be_done_again(tmp_path: Path) -> None:
    _kill_undo(tmp_path / "vault", [5, 18, 25, 31])


@pytest.mark.soak
def test_an_undo_that_is_killed_before_each_of_its_changes(tmp_path: Path) -> None:
    _kill_undo(tmp_path / "vault", range(1, 34))


def test_two_renames_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    _begin(root)
    vault = kg.open(root)
    command = _kg(root, *_RENAME, at=3, sign=signal.SIGSTOP, begin=_FROM_READY)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as first:
        os.waitpid(first.pid, os.WUNTRACED)
        vault._index.waiting = lambda _: first.send_signal(signal.SIGCONT)  # noqa: SLF001
        vault.rename("n1", "n one")
    assert first.returncode == 0
    assert (root / "n2.md").read_text("utf-8") == "# N 2\n[[New]] [[n one]]\n"
    assert {row.status for row in vault.links()} == {"resolved"}


@pytest.mark.parametrize("at", [1, 2, 3, 6])
def test_a_rename_that_is_interrupted_takes_back_what_it_did(tmp_path: Path, at: int) -> None:
    root = tmp_path / "vault"
    _begin(root)
    kg.open(root)
    before = files(root)
    command = _kg(root, *_RENAME, at=at, sign=signal.SIGINT, begin=_FROM_READY)
    assert subprocess.run(command, capture_output=True, check=False).returncode == 130
    assert files(root) == before
    assert not journal.state(root)
    assert not (root / "out").exists()


def test_a_rename_that_was_killed_in_another_vault_is_ended_before_it_is_read(
    tmp_path: Path,
) -> None:
    root = tmp_path / "vault"
    _begin(root)
    kg.open(root)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kg.yaml").write_text("vaults: {theirs: ../vault}\n", "utf-8")
    (tmp_path / "mine" / "x.md").write_text("[[theirs:n1]] [[theirs:New]]\n", "utf-8")
    assert _run(root, *_RENAME, at=4, begin=_FROM_READY) == -signal.SIGKILL
    vault = kg.open(tmp_path / "mine")
    assert vault.settled
    assert {row.status for row in vault.links()} == {"resolved"}
