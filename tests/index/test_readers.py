"""Eight readers beside a writer: no error, no torn answer, none that is older than it may be."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kg
from kg.vault.beginning import write_atomically

_READER = """
import sys
from pathlib import Path
import kg

root, stays_open = Path(sys.argv[1]), sys.argv[2] == "stays"
done, over = root / ".done", root / ".over"
vault, answers, seen = None, 0, set()
while not over.exists() or answers < 2:
    least = int(done.read_text())
    if vault is None or not stays_open:
        vault = kg.open(root)
    else:
        vault.refresh()
    titles = sorted(note.title for note in vault.notes() if note.path == "pair.md")
    number = int(titles[0].split()[0])
    both = [f"{number} left pair", f"{number} right pair"]
    asked = [title for title in both if vault.query(f'ASK {{ ?n dcterms:title "{title}" }}').truth]
    hits = [hit.path for hit in vault.search(f"version{number}")]
    if titles != both or asked != both:
        sys.exit(f"torn: {titles} {asked}")
    if hits != ["pair.md", "pair.md"]:
        sys.exit(f"text and graph are of two states: {number} {hits}")
    if number < least:
        sys.exit(f"old: {number}, although {least} was done")
    answers += 1
    seen.add(number)
print(answers, len(seen))
"""

PAIR = """\
---
title: {number} left pair
---
version{number}

---
title: {number} right pair
---
version{number}
"""


def _write(root: Path, number: int) -> None:
    write_atomically(root / "pair.md", PAIR.format(number=number).encode())


@contextmanager
def readers(root: Path, number: int) -> Iterator[list[tuple[str, str, int]]]:
    """Let processes read the vault at *root* until the block ends.

    What each has said, its errors and its exit status are in the list that was yielded then.
    """
    _write(root, 0)
    (root / ".done").write_text("0")
    kg.open(root)
    reading = [
        subprocess.Popen(
            [sys.executable, "-c", _READER, str(root), "stays" if one % 2 else "opens"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for one in range(number)
    ]  # fmt: skip
    told: list[tuple[str, str, int]] = []
    try:
        yield told
    finally:
        (root / ".over").touch()
        told += [(*reader.communicate(timeout=120), reader.returncode) for reader in reading]


def _readers_beside_a_writer(root: Path, versions: int) -> None:
    for number in range(40):
        (root / f"n{number}.md").write_text(f"# N {number}\n\nSee [[n{number + 1}]].\n", "utf-8")
    with readers(root, 8) as told:
        for number in range(1, versions + 1):
            _write(root, number)
            kg.open(root).refresh(full=number % 5 == 0)
            write_atomically(root / ".done", str(number).encode())
    assert [(error, status) for _, error, status in told] == [("", 0)] * 8
    assert sum(int(out.split()[1]) for out, _, _ in told) > 8  # they saw it change
    kg.open(root).refresh(full=True)
    assert len(list((root / ".kg" / "graph").iterdir())) == 1


def test_eight_readers_beside_a_writer(tmp_path: Path) -> None:
    _readers_beside_a_writer(tmp_path, 10)


@pytest.mark.parametrize("full", [True, False])
def test_who_lets_go_of_a_vault_lets_go_of_its_graph(tmp_path: Path, *, full: bool) -> None:
    for number in range(10):
        (tmp_path / f"n{number}.md").write_text(f"# N {number}\n", "utf-8")
    gc.disable()
    try:
        kg.open(tmp_path)
        (tmp_path / "n0.md").write_text("# Another\n", "utf-8")
        kg.open(tmp_path).refresh(full=full)
        (tmp_path / "n0.md").write_text("# A third\n", "utf-8")
        kg.open(tmp_path)
    finally:
        gc.enable()
    assert len(list((tmp_path / ".kg" / "graph").iterdir())) == 1


@pytest.mark.soak
def test_eight_readers_beside_a_writer_for_long(tmp_path: Path) -> None:
    _readers_beside_a_writer(tmp_path, 100)
