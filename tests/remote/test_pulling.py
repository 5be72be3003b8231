"""What a store holds comes back as N-Quads, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from typer.testing import CliRunner

import kg
from kg.errors import StoreError
from kg_cli.app import app
from tests.remote.stored import update, write_notes

THEIRS = """INSERT DATA {
  GRAPH <urn:theirs:1> { [] <urn:p> "one\\n\\"two\\" \\u001b[31m" . _:x <urn:p> _:x }
  GRAPH <urn:theirs:2> { _:y <urn:p> _:z }
}"""


@pytest.fixture
def folder(tmp_path: Path, store: str) -> Path:
    folder = write_notes(tmp_path / "vault", range(30))
    kg.open(folder, store=store).push()
    return folder


def test_what_was_pushed_comes_back_as_it_is_exported(folder: Path, store: str) -> None:
    assert b"".join(kg.open(folder, store=store).pull()) == kg.open(folder).export("nquads")


def test_graphs_of_others_come_back_with_their_blank_nodes(folder: Path, store: str) -> None:
    update(store, THEIRS)
    pulled = list(kg.open(folder, store=store).pull(others=True))
    assert len(pulled) == 2
    quads = list(parse(b"".join(pulled), RdfFormat.N_QUADS))
    assert len(quads) == 3
    assert len({quad.subject for quad in quads}) == 3
    assert [quad.subject == quad.object for quad in quads].count(True) == 1
    assert len(list(kg.open(folder, store=store).pull())) == 32


def test_a_file_is_written_whole_or_left_as_it_was(folder: Path, store: str) -> None:
    file = folder.parent / "graph.nq"
    vault = ("--vault", str(folder), "--store", store)
    done = CliRunner().invoke(app, ["pull", "-o", str(file), *vault])
    assert (done.exit_code, done.stdout) == (0, "")
    before = file.read_bytes()
    lines = len(before.splitlines())
    assert done.stderr == f"kg: 30 graphs with {lines} statements in {file}\n"
    nobody = ("--vault", str(folder), "--store", "oxigraph+http://127.0.0.1:1")
    assert CliRunner().invoke(app, ["pull", "-o", str(file), *nobody]).exit_code == 2
    assert file.read_bytes() == before


def test_nothing_of_others_is_said(folder: Path, store: str) -> None:
    vault = ("--vault", str(folder), "--store", store)
    done = CliRunner().invoke(app, ["pull", "--others", *vault])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "kg: the store holds no graph but those of this vault\n"
    update(store, THEIRS)
    done = CliRunner().invoke(app, ["pull", "--others", *vault])
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout


def test_a_pull_needs_a_store(folder: Path) -> None:
    with pytest.raises(StoreError, match="no store is named"):
        list(kg.open(folder).pull())
