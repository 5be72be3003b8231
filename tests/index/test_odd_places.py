"""Disks that are full or may not be written, clocks that are wrong, files that change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import kg
from kg.errors import WriteError
from kg.index.reading import read_bytes
from tests.index.compared import assert_as_from_nothing
from tests.index.test_writers import a_writer

_LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, 16_384))
from kg_cli.app import main
main()
"""


def _limited(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `kg` where no file may grow, as on a disk that is full."""
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, *arguments, "--vault", str(root)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def _in_namespace(folder: Path, cache: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell with *folder* mounted read-only; skip where none may mount."""
    mount = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"'
    run = ["unshare", "--mount", "sh", "-c", f"({mount}) || exit 77; {script}", "sh", str(folder)]
    if not shutil.which("unshare"):
        pytest.skip("there is no unshare here")
    done = subprocess.run(
        [*run, sys.executable], capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
    )  # fmt: skip
    if done.returncode in (1, 77) and ("permitted" in done.stderr or "denied" in done.stderr):
        pytest.skip("nothing may be mounted here")
    return done


def test_a_disk_without_room_is_named_and_loses_nothing(vault_folder: Path) -> None:
    """
    == kg.yaml
    == a.md
    # A
    """
    kg.open(vault_folder)
    disk = vault_folder.parent / "disk"
    disk.mkdir()
    script = f"""
    mount -t tmpfs -o size=2m none "{disk}" || exit 77
    cp -r "{vault_folder}" "{disk}/vault" && cd "{disk}/vault" || exit 77
    cat /dev/zero > ../filler 2>/dev/null
    "$2" -m kg_cli new note "No room here"; echo "new $?"
    echo "# B" > b.md; "$2" -m kg_cli build; echo "build $?"
    rm ../filler; find . -name "*.md" -size -1; "$2" -m kg_cli show a; echo "show $?"
    "$2" -m kg_cli new note "Room again"; echo "new $?"; ls
    """
    ran = _in_namespace(vault_folder.parent, vault_folder.parent / "cache", script)
    said = ran.stdout.splitlines()
    assert said[:2] == ["new 2", "build 2"], ran.stderr
    assert "No space left on device" in ran.stderr
    assert "note: A" in said
    assert said[said.index("show 0") + 2] == "new 0", f"{ran.stdout}\n{ran.stderr}"
    assert [line for line in said if "No-Room" in line] == []


def test_a_full_disk_leaves_notes_and_index_as_they_were(vault_folder: Path) -> None:
    """
    == a.md
    # Before
    """
    kg.open(vault_folder)
    for number in range(20):
        (vault_folder / f"n{number}.md").write_text(f"# N {number}\n" + "word\n" * 2000, "utf-8")
    ran = _limited(vault_folder, "stats")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"kg: cannot write the index {vault_folder / '.kg'}: ")
    assert "  help: nothing is lost" in ran.stderr
    before = kg.open(vault_folder, refresh=False)
    assert [note.title for note in before.notes()] == ["Before"]
    assert len(list(assert_as_from_nothing(vault_folder).notes())) == 21


def test_a_note_that_finds_no_room_is_not_there_by_half(vault_folder: Path) -> None:
    """
    == kg.yaml
    == a.md
    # A
    """
    os.utime(vault_folder / "a.md", (1_000_000_000, 1_000_000_000))  # the index has nothing to do
    kg.open(vault_folder)
    page = vault_folder.parent / "page.md"
    page.write_text("---\ntype: note\ntitle: Long\n---\n# Long\n" + "word\n" * 9000, "utf-8")
    ran = _limited(vault_folder, "import", str(page))
    assert ran.returncode == 2
    assert "File too large" in ran.stderr
    assert [path.name for path in vault_folder.rglob("*.md")] == ["a.md"]
    assert not list(vault_folder.glob(".*.md*"))


def test_a_vault_that_cannot_hold_its_index_has_it_in_the_cache_and_says_so_once(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    == kg.yaml
    == a.md
    # A
    """
    from kg_cli.app import run

    (vault_folder / ".kg").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(vault_folder.parent / "cache"))
    shown = ["show", "a", "--vault", str(vault_folder)]
    assert run(shown) == 0
    (kept,) = (vault_folder.parent / "cache" / "litkg").iterdir()
    said = capsys.readouterr()
    assert said.err == f"kg: the vault cannot be written, so its index is kept in {kept}\n"
    assert said.out.startswith("note: A\n")
    assert run(shown) == 0
    assert capsys.readouterr().err == ""
    assert {path.name for path in vault_folder.iterdir()} == {".kg", "a.md", "kg.yaml"}


def test_where_no_index_can_be_anywhere_it_is_said(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == .kg
    == cache
    == a.md
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(vault_folder / "cache"))
    with pytest.raises(WriteError, match="cannot write the index") as raised:
        kg.open(vault_folder)
    assert "XDG_CACHE_HOME" in raised.value.hint


@pytest.mark.parametrize("read_only", [".", ".kg"], ids=["vault", "index"])
def test_what_is_mounted_read_only_is_read_all_the_same(vault_folder: Path, read_only: str) -> None:
    """
    == kg.yaml
    == a.md
    # A
    """
    kg.open(vault_folder)
    script = f'exec "$2" -m kg_cli show a --vault "{vault_folder}"'
    ran = _in_namespace(vault_folder / read_only, vault_folder.parent / "cache", script)
    assert (ran.returncode, ran.stdout.splitlines()[0]) == (0, "note: A")
    assert "so its index is kept in " in ran.stderr


def test_a_clock_that_went_back_hides_no_change(vault_folder: Path) -> None:
    """
    == a.md
    # Written tomorrow
    """
    os.utime(vault_folder / "a.md", (4_000_000_000, 4_000_000_000))
    kg.open(vault_folder)
    (vault_folder / "a.md").write_text("# Written today____\n", "utf-8")
    os.utime(vault_folder / "a.md", (1_000_000_000, 1_000_000_000))
    assert [note.title for note in kg.open(vault_folder).notes()] == ["Written today____"]


def test_files_of_the_future_are_read_once(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    os.utime(vault_folder / "a.md", (4_000_000_000, 4_000_000_000))
    kg.open(vault_folder)
    with a_writer(vault_folder / ".kg") as process:  # who wants to write has to wait
        assert [note.title for note in kg.open(vault_folder).notes()] == ["A"]
        assert process.poll() is None
        assert process.stdin
        process.stdin.close()


def test_a_checkout_that_touches_every_file_reads_none_as_changed(vault_folder: Path) -> None:
    """
    == a.md
    """
    for number in range(80):
        (vault_folder / f"n{number}.md").write_text(f"# N {number}\n", "utf-8")
    kg.open(vault_folder)
    for path in vault_folder.glob("*.md"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
    again = kg.open(vault_folder)
    assert (again.refreshed.read, again.refreshed.full) == ((), False)


def test_a_file_that_is_being_written_is_read_whole(tmp_path: Path) -> None:
    over = threading.Event()

    def write() -> None:
        length = 0
        while not over.is_set():
            length = length % 200_000 + 40_000
            (tmp_path / "a.md").write_bytes(b"x" * length)

    write_on = threading.Thread(target=write)
    (tmp_path / "a.md").touch()
    write_on.start()
    try:
        read = [read_bytes(tmp_path, "a.md") for _ in range(100)]
    finally:
        over.set()
        write_on.join()
    assert {stat.mtime_ns for _, stat in read} == {0}  # to be looked at again
    data, stat = read_bytes(tmp_path, "a.md")
    assert len(data) == stat.size > 0


def test_a_name_that_changes_only_its_case_is_followed(vault_folder: Path) -> None:
    """
    == Note.md
    # Note
    == b.md
    See [[note]].
    """
    kg.open(vault_folder)
    (vault_folder / "Note.md").rename(vault_folder / "note.md")
    opened = assert_as_from_nothing(vault_folder)
    assert [note.path for note in opened.notes()] == ["b.md", "note.md"]
    assert [link.path for link in opened.backlinks("note")] == ["b.md"]
