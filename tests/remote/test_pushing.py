"""A store has what the notes say, whoever pushed, whatever broke off."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import StoreError
from tests.remote.servers import Answer, Request, forwarded, serving
from tests.remote.stored import digests, own_quads, quads, update, write_notes

PROFILES = ("oxigraph+", "any+")


def push(
    folder: Path, store: str, *, full: bool = False, remove: bool = False, dry_run: bool = False
) -> tuple[int, int, int, int]:
    """Push and tell how many graphs were new, changed, removed, and the same."""
    done = kg.open(folder, store=store).push(full=full, remove=remove, dry_run=dry_run)
    return len(done.new), done.changed, len(done.gone), done.same


def begun(folder: Path, store: str) -> subprocess.Popen[str]:
    """Begin to push in a process of its own, whose errors can be read."""
    command = [sys.executable, "-m", "kg_cli", "push", "--store", store]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "vault", range(12))


ODD = '\u2028 \x85 \x0b \x0c \x1c \\u0022 back\\slash "quoted" é ☃ 𝒳 } ; DROP ALL #'
"""What a note may say; some of it ends a line for some readers."""


@pytest.mark.parametrize("profile", PROFILES)
def test_a_store_has_what_the_notes_say_after_each_push(
    folder: Path, store: str, profile: str
) -> None:
    target = profile + store
    odd = f"# Note 0\n\n## Key Concepts\n**Odd**: {ODD}\n"
    (folder / "n0.md").write_text(odd, "utf-8")
    assert push(folder, target) == (12, 0, 0, 0)
    assert quads(store) == own_quads(folder)
    assert push(folder, target) == (0, 0, 0, 12)

    (folder / "n3.md").write_text("# Note 3\n\n## Key Concepts\n**Idea 1**: two.\n", "utf-8")
    (folder / "n5.md").unlink()
    (folder / "n12.md").write_text("# Note 12\n\nNew.\n", "utf-8")
    assert push(folder, target) == (1, 1, 1, 10)
    assert quads(store) == own_quads(folder)


def test_one_changed_note_is_all_that_is_sent(folder: Path, store: str) -> None:
    push(folder, store)
    (folder / "n3.md").write_text("# Note 3\n\nChanged.\n", "utf-8")
    sent: list[Request] = []

    def kept(request: Request) -> Answer:
        sent.append(request)
        return forwarded(store, request)

    with serving(kept) as address:
        assert push(folder, address) == (0, 1, 0, 11)
    written = [r for r in sent if not r.path.startswith("/query")]
    about_notes = [r for r in written if b"note/n" in r.body]
    assert len(about_notes) == 1
    assert b"note/n3>" in about_notes[0].body
    assert not any(f"note/n{other}>".encode() in about_notes[0].body for other in (1, 2, 4))


def test_a_second_machine_sends_nothing_of_what_the_first_has_sent(
    folder: Path, store: str
) -> None:
    push(folder, store)
    other = Path(shutil.copytree(folder, folder.parent / "other", ignore=lambda *_: [".kg"]))
    assert push(other, store) == (0, 0, 0, 12)
    (other / "n1.md").write_text("# Note 1\n\nFrom elsewhere.\n", "utf-8")
    assert push(other, store) == (0, 1, 0, 11)
    assert push(folder, store) == (0, 1, 0, 11)  # the store has it otherwise than this vault
    assert quads(store) == own_quads(folder)


@pytest.mark.parametrize(("profile", "at"), [("oxigraph+", 2), ("oxigraph+", 7), ("any+", 20)])
def test_a_push_that_is_killed_half_way_goes_on(
    tmp_path: Path, store: str, profile: str, at: int
) -> None:
    folder = write_notes(tmp_path / "vault", range(120))
    kg.open(folder)
    writes = 0

    def killing(request: Request) -> Answer | None:
        nonlocal writes
        writes += not request.path.startswith("/query")
        if writes == at:
            pushing.kill()
            pushing.wait()
        return forwarded(store, request)  # what was on its way arrives

    with serving(killing) as address:
        pushing = begun(folder, profile + address)
        said = pushing.communicate()
    assert pushing.returncode == -signal.SIGKILL, said
    for number in (3, 101, 119):  # what was sent goes before it is sent again
        (folder / f"n{number}.md").unlink()
    (folder / "n7.md").write_text("# Note 7\n\nChanged.\n", "utf-8")
    push(folder, profile + store)
    assert quads(store) == own_quads(folder)
    assert len(digests(store)) == 117
    assert push(folder, profile + store) == (0, 0, 0, 117)


def test_a_push_goes_on_where_it_was_killed(tmp_path: Path, store: str) -> None:
    folder = write_notes(tmp_path / "vault", range(120))
    kg.open(folder)
    loads = 0

    def killing(request: Request) -> Answer | None:
        nonlocal loads
        loads += request.path.startswith("/store")
        if loads == 2:
            pushing.kill()
            return None
        return forwarded(store, request)

    with serving(killing) as address:
        pushing = begun(folder, address)
        said = pushing.communicate()
    assert pushing.returncode == -signal.SIGKILL, said
    assert sum(bool(digest) for digest in digests(store).values()) == 100
    assert sum(push(folder, store)[:2]) == 20
    assert quads(store) == own_quads(folder)


def test_a_graph_that_somebody_else_emptied_is_reported_and_sent_again(
    folder: Path, store: str
) -> None:
    push(folder, store)
    update(store, "DROP GRAPH <https://example.org/kg/note/n4>")
    with pytest.raises(
        StoreError, match=r"in 1 of 12 graphs: .*note/n4> has 0 statements instead of"
    ):
        push(folder, store)
    assert push(folder, store) == (0, 1, 0, 11)
    assert quads(store) == own_quads(folder)


def test_graphs_of_others_are_left_alone(folder: Path, store: str) -> None:
    update(store, "INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:p> 1 } <urn:b> <urn:p> 2 }")
    theirs = quads(store)
    push(folder, store)
    (folder / "n5.md").unlink()
    push(folder, store)
    assert quads(store) == own_quads(folder) | theirs


def test_most_of_a_vault_is_not_removed_unasked(folder: Path, store: str) -> None:
    write_notes(folder, range(30))
    push(folder, store)
    for number in range(5, 30):
        (folder / f"n{number}.md").unlink()
    with pytest.raises(StoreError, match="would remove 25 of the 30 graphs"):
        push(folder, store)
    assert len(digests(store)) == 30
    assert push(folder, store, remove=True) == (0, 0, 25, 5)


def test_a_dry_run_sends_nothing(folder: Path, store: str) -> None:
    assert push(folder, store, dry_run=True) == (12, 0, 0, 0)
    assert quads(store) == frozenset()
    assert digests(store) == {}


def test_everything_is_sent_again_when_asked(folder: Path, store: str) -> None:
    push(folder, store)
    update(store, "INSERT DATA { GRAPH <https://example.org/kg/note/n4> { <urn:a> <urn:p> 1 } }")
    assert push(folder, store, full=True) == (0, 12, 0, 0)
    assert quads(store) == own_quads(folder)


def test_a_push_needs_a_store(folder: Path) -> None:
    with pytest.raises(StoreError, match="no store is named"):
        kg.open(folder).push()
