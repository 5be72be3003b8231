"""`kg push` as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import kg
from kg_cli.app import app
from tests.remote.stored import update, write_notes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_notes(tmp_path / "vault", range(3))
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_a_push_says_what_it_sent(folder: Path, store: str) -> None:
    tried = run("push", "--dry-run", "--store", store)
    assert tried.stdout.splitlines() == [
        "new     https://example.org/kg/note/n0",
        "new     https://example.org/kg/note/n1",
        "new     https://example.org/kg/note/n2",
        "3 graphs would be sent (3 new, 0 changed), 0 would go, 0 as they were",
    ]
    done = run("push", "--store", store)
    assert done.stdout == "3 graphs sent (3 new, 0 changed), 0 removed, 0 as they were\n"
    assert (done.exit_code, done.stderr) == (0, "")
    (folder / "n1.md").write_text("# Changed\n", "utf-8")
    (folder / "n2.md").unlink()
    tried = run("push", "--dry-run", "--store", store)
    assert tried.stdout.splitlines() == [
        "changed https://example.org/kg/note/n1",
        "gone    https://example.org/kg/note/n2",
        "1 graph would be sent (0 new, 1 changed), 1 would go, 1 as they were",
    ]
    done = run("push", "--store", store)
    assert done.stdout == "1 graph sent (0 new, 1 changed), 1 removed, 1 as they were\n"


def test_private_notes_stay_here_when_that_is_said(folder: Path, store: str) -> None:
    (folder / "n2.md").write_text("---\nprivate: true\n---\n# Mine\n", "utf-8")
    assert run("push", "--store", store, "--published").stdout.startswith("2 graphs sent")
    asked = 'ASK { GRAPH ?note { ?note dcterms:title "Mine" } }'
    assert kg.open(folder, store=store).query(asked).truth is False
    assert run("push", "--store", store).stdout.startswith("1 graph sent")
    assert kg.open(folder, store=store).query(asked).truth is True
    assert "1 removed" in run("push", "--store", store, "--published").stdout


@pytest.mark.usefixtures("folder")
def test_a_push_that_cannot_be_says_why_and_what_to_try() -> None:
    done = run("push")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "kg: no store is named",
        "  help: say --store URL, or `store: URL` in kg.yaml",
    ]
    done = run("push", "--store", "oxigraph+http://127.0.0.1:1")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "kg: the store at http://127.0.0.1:1/query cannot be reached: Connection refused",
        "  help: is it running, and is the address right?",
    ]


@pytest.mark.usefixtures("folder")
def test_the_shell_asks_the_store_that_it_was_begun_with(store: str) -> None:
    run("push", "--store", store)
    update(store, "INSERT DATA { <urn:only> <urn:in> <urn:store> }")
    asked = "ASK { <urn:only> <urn:in> <urn:store> }\n"
    assert CliRunner().invoke(app, ["shell", "--store", store], input=asked).stdout == "true\n"
    assert CliRunner().invoke(app, ["shell"], input=asked).stdout == "false\n"
