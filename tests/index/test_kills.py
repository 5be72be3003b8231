"""Commands that are killed at any moment: the next one answers right, and no note is lost."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

import kg
from tests.index.compared import assert_as_from_nothing

_RUN = "from kg.index import building; building._FEW = 10; from kg_cli.app import main; main()"
_KG = (sys.executable, "-m", "kg_cli")
_PAGE = """\
LN: Okoro (2031) — Quiet Proxies
Bibliographic Reference
Citation: Okoro, A. (2031). Quiet proxies. arXiv:3107.00042.
Key Concepts
Quiet proxy: A goal that stands in for another.
"""
_COMMANDS = (
    ("build", "--full"),
    ("stats",),
    ("import", "../page.txt"),
    ("new", "literature", "Small Tides"),
    ("check", "--fix"),
)
_ENOUGH = 20
"""Attempts for each kill that is wanted: a command may have ended before its moment came."""


class _Moments:
    """Moments to kill at, in seconds: sooner where what was to be killed had ended already."""

    def __init__(self, seed: int, soonest: float, latest: float) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - moments, not secrets
        self._soonest = soonest
        self._latest: dict[Sequence[str], float] = {}
        self._first = latest

    def wait(self, command: Sequence[str]) -> None:
        """Wait for the next moment to kill *command* at."""
        time.sleep(self._chance.uniform(self._soonest, self._latest.get(command, self._first)))

    def was_late(self, command: Sequence[str]) -> None:
        """Learn that *command* had ended: it is to be killed sooner."""
        sooner = (self._latest.get(command, self._first) + self._soonest) / 2
        self._latest[command] = sooner

    def some_note(self) -> str:
        """Return the name of one of the notes."""
        return f"n{self._chance.randrange(40)}.md"


def _begin(root: Path) -> None:
    root.mkdir()
    (root / "kg.yaml").write_text("title: Killed\n", "utf-8")
    (root.parent / "page.txt").write_text(_PAGE, "utf-8")
    for number in range(40):
        text = (
            f"# N {number}\n\n## Key Concepts\n**Idea {number % 7}**: one.\n\nSee [[n {number}]]."
        )
        (root / f"n{number}.md").write_text(text, "utf-8")
    (root / "n-41.md").write_text("---\ntitle: Risks: an overview\n---\nSee [[N_42]].\n", "utf-8")
    (root / "N-42.md").write_text("# N\n", "utf-8")


def _notes(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*.md")
        if not path.name.startswith(".")
    }


def _start(root: Path, command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, *command],
        cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _outcomes(root: Path) -> dict[Sequence[str], dict[str, bytes]]:
    """Return what each command writes where nobody disturbs it."""
    written: dict[Sequence[str], dict[str, bytes]] = {}
    for command in _COMMANDS:
        copy = root.parent / "undisturbed"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".kg"))
        _start(copy, command).wait()
        before = _notes(root).items()
        written[command] = dict(item for item in _notes(copy).items() if item not in before)
    return written


def _children(process: int) -> list[int]:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    except OSError:
        return []
    return [int(number) for number in listed.split()]


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def _kill(root: Path, times: int, seed: int) -> None:
    """Kill *times* commands before they end; after each, all is as before or as it was to be."""
    moments = _Moments(seed, soonest=0.05, latest=0.8)
    outcomes = _outcomes(root)
    broken = (root / "n-41.md").read_bytes()
    killed = turn = 0
    while killed < times:
        assert turn < times * _ENOUGH, f"only {killed} of {turn} commands were killed in time"
        command = _COMMANDS[turn % len(_COMMANDS)]
        (root / "n-41.md").write_bytes(broken)
        (root / moments.some_note()).write_text(f"# Edited {turn}\n[[n1]]\n", "utf-8")
        before, after = _notes(root), outcomes[command]
        process = _start(root, command)
        moments.wait(command)
        workers = _children(process.pid)
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed += 1
        else:
            moments.was_late(command)
        turn += 1
        _wait_for_end(workers)
        now = _notes(root)
        assert before.keys() <= now.keys()
        for path, data in now.items():
            assert data in (before.get(path), after.get(path)), f"{command} tore {path}"
        assert_as_from_nothing(root)
        for path in now.keys() - before.keys():
            (root / path).unlink()  # so that the next import or new note has something to do
    kg.open(root).refresh(full=True)
    assert len(list((root / ".kg" / "graph").iterdir())) == 1


def _wait_for_end(workers: Sequence[int]) -> None:
    until = time.monotonic() + 30
    while any(map(_is_alive, workers)):
        assert time.monotonic() < until, "a worker survives the build that hired it"
        time.sleep(0.05)


def _site(root: Path, out: Path) -> dict[str, bytes]:
    subprocess.run([*_KG, "site", "--out", str(out)], cwd=root, check=True, capture_output=True)
    files = [path for path in out.rglob("*") if path.is_file()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def _kill_sites(root: Path, times: int, seed: int) -> None:
    """Kill *times* builds of one site before they end; the next one makes it whole."""
    moments = _Moments(seed, soonest=0.2, latest=1.6)
    out, killed, turn = root.parent / "out", 0, 0
    command = ("site", "--out", str(out))
    while killed < times:
        assert turn < times * _ENOUGH, f"only {killed} of {turn} builds were killed in time"
        (root / "n1.md").write_text(f"# Edited {turn}\n[[n2]]\n", "utf-8")
        process = _start(root, command)
        moments.wait(command)
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed += 1
        else:
            moments.was_late(command)
        turn += 1
    shutil.rmtree(root / ".kg", ignore_errors=True)
    assert _site(root, out) == _site(root, root.parent / "anew")


def test_a_site_whose_building_was_killed_is_whole_after_the_next(tmp_path: Path) -> None:
    _begin(tmp_path / "vault")
    _kill_sites(tmp_path / "vault", 2, seed=6)


@pytest.mark.soak
def test_a_site_whose_building_was_killed_ten_times(tmp_path: Path) -> None:
    _begin(tmp_path / "vault")
    _kill_sites(tmp_path / "vault", 10, seed=int(time.time()))


def test_twelve_kills(tmp_path: Path) -> None:
    _begin(tmp_path / "vault")
    _kill(tmp_path / "vault", 12, seed=6)


@pytest.mark.soak
def test_a_hundred_kills(tmp_path: Path) -> None:
    _begin(tmp_path / "vault")
    kg.open(tmp_path / "vault")
    _kill(tmp_path / "vault", 100, seed=int(time.time()))
