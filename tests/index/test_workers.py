"""A build that is shared between processes gives what one process alone gives."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.index import workers
from kg.index.building import build
from kg.index.database import Database
from kg.index.opened import Index
from kg.index.shares import Batch
from kg.index.store import open_for_reading
from kg.vault.files import walk_files

EXAMPLE = Path(__file__).parents[2]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a vault of files enough for several batches, some of which cannot be read."""
    root = tmp_path / "vault"
    root.mkdir()
    for number in range(160):
        other = (number * 7 + 3) % 160
        concept = f"**Idea {number % 9}**: said in note {number}."
        (root / f"n{number}.md").write_text(
            f"---\ntype: literature\ntitle: Paper {number}\nauthors: ['Doe, J']\nyear: 2000\n"
            f"---\n# N\n## Key Concepts\n{concept}\n\nSee [[n{other}]] and [[gone]].\n",
            "utf-8",
        )
    (root / "broken.md").write_bytes(b"# caf\xe9\n")
    (root / "picture.png").write_bytes(b"\x89PNG")
    (root / "concepts.yaml").write_text("idea 1:\n  aliases: [First idea]\n", "utf-8")
    for file in root.iterdir():
        os.utime(file, (1_000_000_000, 1_000_000_000))  # not so young that it is looked at again
    return root


def built(root: Path, folder: Path, *, workers: int) -> tuple[list[str], list[str]]:
    """Build an index of *root* in *folder*; return its quads and its rows."""
    folder.mkdir()
    vault = kg.open(root)
    index: Index = vault._index  # noqa: SLF001 - what a build is made of
    database = Database(folder / "index.sqlite")
    source = index.source()
    build(folder, database, source, list(walk_files(root, vault.config)), None, workers=workers)
    store = open_for_reading(folder / "graph" / database.meta("graph"))
    tables = ("file", "note", "name", "use", "label", "text", "words")
    rows = [
        f"{table} {row}"
        for table in tables
        for row in database.connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own
    ]
    return sorted(map(str, store)), sorted(rows)


def test_workers_build_what_one_process_builds(many: Path, tmp_path: Path) -> None:
    alone = built(many, tmp_path / "alone", workers=0)
    assert built(many, tmp_path / "shared", workers=3) == alone
    assert len(alone[0]) > 1000


def test_a_build_ends_although_workers_cannot_be_started(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = built(many, tmp_path / "alone", workers=0)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-such-python"))
    assert built(many, tmp_path / "shared", workers=2) == alone


def test_a_worker_that_is_killed_is_noticed(many: Path) -> None:
    source = kg.open(many)._index.source()  # noqa: SLF001 - what a build is made of
    files = [stat for stat in walk_files(many, source.config) if stat.is_note]
    batches: list[Batch] = [files[:5]] * 2
    with workers.hired(source, [batches]) as (share,):
        assert share.names()
        share.process.send_signal(signal.SIGKILL)
        share.process.wait()
        with pytest.raises(workers.WorkerLost):
            _ = [share.names() for _ in range(3)]
    assert share.process.returncode == -signal.SIGKILL


def test_a_script_without_a_guard_opens_a_large_vault_once(many: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import kg\n"
        "from kg.index import building\n"
        "building._FEW = 0\n"
        f"print(len(list(kg.open({str(many)!r}).notes())))\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(EXAMPLE)},
    )  # fmt: skip
    assert done.stdout == "160\n"
