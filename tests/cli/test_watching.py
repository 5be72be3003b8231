"""`kg build --watch` as its user has it: a process beside editors, checkouts and other commands."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

import kg
from kg.errors import KgError
from tests.cli.conftest import command, environment
from tests.index.compared import assert_as_from_nothing

LONGEST = 60.0
"""Seconds after which what did not happen will not."""

_READ = re.compile(r"(\d+) notes? read, (\d+) removed")


@dataclass
class Watching:
    """A process of `kg build --watch` and what it said so far."""

    folder: Path
    process: subprocess.Popen[str]
    lines: Queue[str] = field(default_factory=Queue)

    def listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def says(self, *, read: int = 0, removed: int = 0) -> None:
        """Wait until so many notes were read and removed in all."""
        seen = [0, 0]
        while seen != [read, removed]:
            found = _READ.match(self.line())
            if found:
                seen = [seen[0] + int(found[1]), seen[1] + int(found[2])]
            assert seen[0] <= read, seen
            assert seen[1] <= removed, seen

    def tells(self, text: str) -> int:
        """Wait for a line that holds *text*; return how many others came before."""
        return next(number for number in range(1000) if text in self.line())

    def line(self) -> str:
        return self.lines.get(timeout=LONGEST)

    def knows(self, title: str) -> bool:
        """Tell whether the index as it is has a note of that title."""
        return title in {note.title for note in kg.open(self.folder, refresh=False).notes()}


@contextmanager
def watching(folder: Path) -> Iterator[Watching]:
    """Start `kg build --watch`; it watches when this begins, and is gone when it ends."""
    if not (folder / "kg.yaml").exists():
        (folder / "kg.yaml").write_text("title: Watched\n", "utf-8")
    with subprocess.Popen(
        command(["build", "--watch", "--vault", str(folder)]),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(),
    ) as process:
        told = Watching(folder, process)
        listener = Thread(target=told.listen, daemon=True)
        listener.start()
        try:
            told.tells("Watching for changes")
            yield told
        finally:
            process.kill()
            listener.join()


def eventually(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_each_way_in_which_editors_write_is_seen(vault_folder: Path) -> None:
    """
    == a.md
    # First
    == b.md
    See [[a]].
    """
    note = vault_folder / "a.md"
    with watching(vault_folder) as watched:
        note.write_text("# In place\n", "utf-8")
        watched.says(read=1)
        assert watched.knows("In place")

        (vault_folder / "a.md.tmp").write_text("# Renamed over\n", "utf-8")
        (vault_folder / "a.md.tmp").replace(note)
        watched.says(read=1)
        assert watched.knows("Renamed over")

        (vault_folder / "4913").touch()  # vim asks so whether it may write here
        (vault_folder / "4913").unlink()
        note.rename(vault_folder / "a.md~")
        note.write_text("# Backed up\n", "utf-8")
        (vault_folder / "a.md~").unlink()
        watched.says(read=1)
        assert watched.knows("Backed up")

        note.unlink()
        watched.says(removed=1)
        assert not watched.knows("Backed up")
    assert_as_from_nothing(vault_folder)


def test_a_checkout_of_many_files_is_read_as_a_whole(vault_folder: Path) -> None:
    """
    == kg.yaml
    title: Watched
    == .gitignore
    /.kg/
    == kept.md
    # Kept
    """

    program = shutil.which("git")
    if program is None:
        pytest.skip("there is no git here")

    def git(*arguments: str) -> None:
        who = (program, "-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run([*who, *arguments], cwd=vault_folder, check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "many")
    for number in range(300):
        file = vault_folder / f"folder{number % 7}" / f"n{number}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"# N {number}\n[[kept]]\n", "utf-8")
    git("add", ".")
    git("commit", "-m", "many")
    git("checkout", "main")
    with watching(vault_folder) as watched:
        git("checkout", "many")
        assert watched.tells(", 301 in all") < 20
        git("checkout", "main")
        assert watched.tells(", 1 in all") < 20
    assert_as_from_nothing(vault_folder)


def test_a_folder_that_goes_and_comes_again_is_followed(vault_folder: Path) -> None:
    """
    == a.md
    # A
    == sub/deep/b.md
    # B
    == other/c.md
    # C
    """
    with watching(vault_folder) as watched:
        shutil.rmtree(vault_folder / "sub")
        watched.says(removed=1)
        (vault_folder / "sub" / "deep").mkdir(parents=True)
        (vault_folder / "sub" / "deep" / "new.md").write_text("# New\n", "utf-8")
        watched.says(read=1)
        (vault_folder / "sub" / "deep" / "new.md").write_text("# Newer\n", "utf-8")
        watched.says(read=1)
        (vault_folder / "other").rename(vault_folder / "moved")
        watched.says(read=1, removed=1)
        assert watched.knows("Newer")
    assert_as_from_nothing(vault_folder)


def test_what_decides_how_notes_are_read_is_read_again(vault_folder: Path) -> None:
    """
    == kg.yaml
    title: Watched
    == a.md
    # A
    == drafts/b.md
    # B
    """
    config = vault_folder / "kg.yaml"
    with watching(vault_folder) as watched:
        config.write_text("titel: wrong\n", "utf-8")
        watched.tells("did you mean 'title'?")
        config.write_text("ignore: [drafts/]\n", "utf-8")
        watched.tells("1 note read, 0 removed, 1 in all")
        types = vault_folder / "schema" / "notes"
        types.mkdir(parents=True)
        (types / "memo.yaml").write_text("sections: 3\n", "utf-8")
        watched.tells("memo.yaml:")
        shutil.rmtree(vault_folder / "schema")
        (vault_folder / ".gitignore").write_text("a.md\n", "utf-8")
        eventually(lambda: not watched.knows("A"))
    assert_as_from_nothing(vault_folder)


def test_other_commands_write_and_read_at_the_same_time(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    with watching(vault_folder) as watched:
        others = [
            subprocess.Popen(
                command([*arguments, "--vault", str(vault_folder)]),
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for arguments in (["new", "permanent-note", "One"], ["build", "--full"], ["stats"])
        ]
        try:
            for number in range(10):
                (vault_folder / "a.md").write_text(f"# A {number}\n", "utf-8")
                time.sleep(0.05)
            ended = [(*other.communicate(timeout=LONGEST), other.returncode) for other in others]
        finally:
            for other in others:
                other.kill()
        assert [(err, status) for _, err, status in ended] == [("", 0)] * 3
        eventually(lambda: watched.knows("A 9"))
        assert watched.knows("One")
        assert watched.process.poll() is None
    assert_as_from_nothing(vault_folder)


def test_an_index_that_is_deleted_is_made_again(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    with watching(vault_folder) as watched:
        shutil.rmtree(vault_folder / ".kg")
        (vault_folder / "b.md").write_text("# B\n", "utf-8")
        watched.says(read=2)
        assert watched.knows("B")


def test_a_folder_that_goes_away_ends_it_with_a_sentence(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    with watching(vault_folder) as watched:
        vault_folder.rename(vault_folder.with_name("elsewhere"))
        watched.tells(f"kg: {vault_folder} is gone")
        assert watched.process.wait(LONGEST) == 2
    assert not vault_folder.exists()


def test_another_folder_in_its_place_is_watched(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    new = shutil.copytree(vault_folder, vault_folder.with_name("new"))
    (new / "kg.yaml").touch()
    (new / "b.md").write_text("# B\n", "utf-8")
    with watching(vault_folder) as watched:
        vault_folder.rename(vault_folder.with_name("old"))
        new.rename(vault_folder)
        eventually(lambda: watched.process.poll() is not None or _has(watched, "B"))
        if watched.process.poll() is None:  # else it looked in between
            (vault_folder / "b.md").write_text("# Seen\n", "utf-8")
            eventually(lambda: watched.knows("Seen"))


def _has(watched: Watching, title: str) -> bool:
    try:
        return watched.knows(title)
    except KgError:
        return False


def test_ctrl_c_ends_it_quietly(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    with watching(vault_folder) as watched:
        watched.process.send_signal(signal.SIGINT)
        assert watched.process.wait(LONGEST) == 0
        assert watched.line() == "\n"
        assert watched.lines.empty()
