"""One writer at a time: who waits, for whom, and what becomes of a lock whose process died."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import kg
from kg.index import lock
from kg.index.generations import Hold, next_graph, sweep

_HOLDING = """
import sys, time
from pathlib import Path
from kg.index import lock
sys.argv = ["/usr/bin/kg", "build"]
with lock.writing(Path({folder!r})):
    print("writing", flush=True)
    sys.stdin.read()
"""


@contextmanager
def a_writer(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process be the writer of the index at *folder*, until it is told to end."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-c", _HOLDING.format(folder=str(folder))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        yield process


def test_a_writer_waits_and_says_for_whom(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    told: list[str] = []
    with a_writer(vault_folder / ".kg") as process:
        assert process.stdin
        stdin = process.stdin

        def let_go(holder: str) -> None:
            told.append(holder)
            stdin.close()

        vault = kg.open(vault_folder, waiting=let_go)
    assert told == [f"kg build (pid {process.pid})"]
    assert [note.title for note in vault.notes()] == ["A"]


def test_the_lock_of_a_writer_that_was_killed_holds_nobody_up(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    told: list[str] = []
    with a_writer(vault_folder / ".kg") as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert [note.title for note in kg.open(vault_folder, waiting=told.append).notes()] == ["A"]
    assert told == []


def test_nothing_is_waited_for_where_nothing_is_to_be_written(vault_folder: Path) -> None:
    """
    == a.md
    # A
    """
    kg.open(vault_folder)
    with a_writer(vault_folder / ".kg") as process:
        read = kg.open(vault_folder, refresh=False)
        assert [note.title for note in read.notes()] == ["A"]
        assert process.poll() is None
        assert process.stdin
        process.stdin.close()


def test_a_lock_whose_file_was_deleted_is_taken_anew(tmp_path: Path) -> None:
    with lock.exclusive(tmp_path):
        (tmp_path / "lock").unlink()
        with lock.exclusive(tmp_path):
            assert (tmp_path / "lock").exists()


def test_an_open_vault_sees_one_state_until_it_looks_again(vault: kg.Vault) -> None:
    """
    == a.md
    # Before
    """
    (vault.root / "a.md").write_text("# After\n", "utf-8")
    kg.open(vault.root)
    assert [note.title for note in vault.notes()] == ["Before"]
    assert vault.query('ASK { ?n dcterms:title "Before" }').truth
    assert vault.search("after") == ()
    vault.refresh()
    assert [note.title for note in vault.notes()] == ["After"]
    assert [hit.path for hit in vault.search("after")] == ["a.md"]


def test_a_graph_that_is_read_stays_until_nobody_reads_it(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """
    graphs = vault.root / ".kg" / "graph"
    assert [graph.name for graph in graphs.iterdir()] == ["1"]
    other = kg.open(vault.root)
    other.refresh(full=True)
    assert sorted(graph.name for graph in graphs.iterdir()) == ["1", "2"]
    vault.refresh()
    other.refresh(full=True)
    assert sorted(graph.name for graph in graphs.iterdir()) == ["2", "3"]


def test_what_a_killed_build_left_is_removed_by_the_next(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """
    folder = vault.root / ".kg"
    left = folder / "graph" / "17"
    left.mkdir()
    (left / "000001.sst").write_bytes(b"half")
    (vault.root / "b.md").write_text("# B\n", "utf-8")
    vault.refresh()
    assert not left.exists()
    assert [note.title for note in vault.notes()] == ["A", "B"]


def test_a_hold_ends_with_what_holds(tmp_path: Path) -> None:
    graph = next_graph(tmp_path)
    graph.mkdir()
    (graph / "readers").touch()
    hold = Hold(graph)
    sweep(tmp_path, "")
    assert graph.exists()
    del hold
    sweep(tmp_path, "")
    assert not graph.exists()


def test_an_index_that_is_deleted_under_an_open_vault_is_made_again(vault: kg.Vault) -> None:
    """
    == a.md
    # A
    """
    shutil.rmtree(vault.root / ".kg")
    (vault.root / "b.md").write_text("# B\n", "utf-8")
    vault.refresh()
    assert [note.title for note in vault.notes()] == ["A", "B"]
    assert [note.title for note in kg.open(vault.root).notes()] == ["A", "B"]
