"""Everything at once: an editor, commands that are killed, readers, a site that is served."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kg
from kg.vault.beginning import write_atomically
from tests.index.compared import assert_as_from_nothing
from tests.index.test_readers import PAIR, readers

_KG = (sys.executable, "-m", "kg_cli")
_SECONDS = float(os.environ.get("SOAK_SECONDS", "90"))
_COMMANDS = (
    ("build",), ("build", "--full"), ("stats",), ("check", "--fix"), ("site", "--out", "../out"),
    ("new", "literature"), ("import",),
)  # fmt: skip
_WORDS = ("tide", "proxy", "goal", "risk", "model", "gate", "lamp", "reef", "moss", "dune")


class Editor:
    """Writes notes as editors do, in place or by a rename, and remembers what stands in each."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        """Begin with a hundred notes in the vault at *root*."""
        self.root, self.chance = root, chance
        self.written: dict[str, str] = {}
        for number in range(100):
            self.write(f"e{number}.md")

    def write(self, name: str) -> None:
        """Write a note anew."""
        others = " and ".join(f"[[e{self.chance.randrange(120)}]]" for _ in range(3))
        text = f"# {name} {self.chance.random()}\n\nSee {others}, because they are near.\n"
        if self.chance.random() < 0.5:
            (self.root / name).write_text(text, "utf-8")
        else:
            write_atomically(self.root / name, text.encode())
        self.written[name] = text

    def edit(self) -> None:
        """Write, rename, remove or touch a note."""
        name = self.chance.choice(sorted(self.written))
        match self.chance.randrange(5):
            case 0:
                (self.root / name).unlink()
                del self.written[name]
            case 1:
                new = f"e{self.chance.randrange(120)}.md"
                (self.root / name).rename(self.root / new)
                self.written[new] = self.written.pop(name)
            case 2:
                moment = self.chance.choice((1, 1_000_000_000, 4_000_000_000))
                os.utime(self.root / name, (moment, moment))
            case _:
                self.write(f"e{self.chance.randrange(120)}.md")


class Commands:
    """Runs `kg` in the vault at *root*, and kills every third command on its way."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        """Remember which notes are there because a command said that it has written them."""
        self.root, self.chance = root, chance
        self.made: set[str] = set()
        self.killed = 0

    def run(self, number: int) -> None:
        """Run one command to its end, or to the moment at which it is killed."""
        command = list(self.chance.choice(_COMMANDS))
        if command[0] in {"new", "import"}:
            title = f"{self.chance.choice(_WORDS)} {self.chance.choice(_WORDS)} {number}"
            page = self.root.parent / "page.md"
            page.write_text(f"---\ntype: note\ntitle: {title}\n---\n# {title}\n", "utf-8")
            command.append(str(page) if command[0] == "import" else title)
        process = subprocess.Popen(
            [*_KG, *command], cwd=self.root, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            wait = self.chance.uniform(0.1, 1.5) if self.chance.random() < 1 / 3 else 120
            told, error = process.communicate(timeout=wait)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.killed += 1
            return
        assert process.returncode in {0, 1}, f"{command}: {error}"
        self.made.update(re.findall(r"^(?:created|imported) (\S+\.md)", told, re.MULTILINE))


@contextmanager
def a_served_site(root: Path) -> Iterator[str]:
    """Let `kg site --serve` follow the vault; yield the site's address."""
    command = [*_KG, "site", "--serve", "--port", "0", "--out", "../served", "--no-color"]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout
        told = ""
        for line in process.stdout:
            told += line
            found = re.search(r"http://\S+/", line)
            if found:
                break
        else:
            pytest.fail(f"no address was told: {told}")
        try:
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            process.stdout.read()


def fetched(address: str) -> int:
    """Return the status with which a page is answered."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
            assert answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def site(root: Path, out: Path) -> dict[str, bytes]:
    """Make the site of the vault at *root* in the folder *out*; return its files.

    The places of the graph's nodes are left out: a layout begins with the one before.
    """
    subprocess.run([*_KG, "site", "--out", str(out)], cwd=root, check=True, capture_output=True)
    files = [path for path in out.rglob("*") if path.is_file() and "graph/data" not in str(path)]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def _soak(root: Path, seconds: float, chance: random.Random) -> tuple[int, int]:
    """Do everything at once; return how many commands were run and how many killed."""
    root.mkdir()
    (root / "kg.yaml").write_text("title: Soaked\n", "utf-8")
    editor, commands = Editor(root, chance), Commands(root, chance)
    turn, until = 0, time.monotonic() + seconds
    with readers(root, 4) as told, a_served_site(root) as address:
        while time.monotonic() < until:
            turn += 1
            for _ in range(chance.randrange(6)):
                editor.edit()
            commands.run(turn)
            write_atomically(root / "pair.md", PAIR.format(number=turn).encode())
            kg.open(root)
            write_atomically(root / ".done", str(turn).encode())
            assert fetched(address) == 200
            assert fetched(f"{address}note/e{chance.randrange(120)}/") in {200, 404}
    assert [(error, status) for _, error, status in told] == [("", 0)] * 4
    now = {path.name: path.read_text("utf-8") for path in root.glob("e*.md")}
    assert now == editor.written
    assert commands.made
    assert {name for name in commands.made if not (root / name).is_file()} == set()
    assert_as_from_nothing(root)
    kg.open(root).refresh(full=True)
    assert len(list((root / ".kg" / "graph").iterdir())) == 1
    copy = root.parent / f"{root.name}-fresh"
    assert site(root, root.parent / "out") == site(copy, root.parent / "fresh")
    return turn, commands.killed


@pytest.mark.soak
def test_all_at_once_for_long(tmp_path: Path) -> None:
    seed = int(time.time())
    turns, killed = _soak(tmp_path / "vault", _SECONDS, random.Random(seed))  # noqa: S311 - no secret
    assert 0 < killed < turns, f"seed {seed}"
