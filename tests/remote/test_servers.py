"""`make test-servers`: two thousand notes in real stores, a push that is killed, all questions."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from benchmarks.questions import given, known
from benchmarks.vaults import write
from kg.errors import StoreError
from tests.remote.servers import Answer, Request, forwarded, oxigraph, serving
from tests.remote.stored import write_notes
from tests.remote.test_pushing import ODD
from tests.remote.virtuoso import PASSWORD, USER, is_here, virtuoso

pytestmark = pytest.mark.servers

NOTES = 2000
CITED = "SELECT DISTINCT ?a ?b { ?a cito:cites+ ?b }"
needs_virtuoso = pytest.mark.skipif(
    not is_here(), reason="no Virtuoso here: Debian has it as virtuoso-opensource-7-bin"
)
STORES = ("oxigraph", pytest.param("virtuoso", marks=needs_virtuoso))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault of two thousand notes, read."""
    folder = tmp_path_factory.mktemp("many") / "vault"
    write(folder, NOTES)
    kg.open(folder)
    return folder


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_USER", USER)
    monkeypatch.setenv("KG_STORE_PASSWORD", PASSWORD)


@pytest.fixture
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Run the store that the test is about, and sign in where it wants that."""
    if request.param == "oxigraph":
        with oxigraph(tmp_path / "oxigraph") as address:
            yield address
        return
    monkeypatch.setenv("KG_STORE_USER", USER)
    monkeypatch.setenv("KG_STORE_PASSWORD", PASSWORD)
    with virtuoso(tmp_path / "virtuoso") as address:
        yield address


@pytest.mark.parametrize("store", STORES, indirect=True)
def test_many_notes_are_pushed_killed_resumed_and_asked(folder: Path, store: str) -> None:
    begun = 0

    def killing(request: Request) -> Answer | None:
        nonlocal begun
        begun += b'litkg:digest> ""' in request.body
        if begun == 9:  # of twenty times a hundred notes
            pushing.kill()
            return None
        return forwarded(store, request)

    with serving(killing) as address:
        command = [sys.executable, "-m", "kg_cli", "push", "--store", address]
        pushing = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        assert pushing.wait() < 0
    done = kg.open(folder, store=store).push()
    assert done.same == 800
    assert len(done.sent) + done.same == NOTES
    here, there = kg.open(folder), kg.open(folder, store=store)
    about = known(here)
    refused = []
    for name, query in here.queries().items():
        parameters = given(query, about)
        try:
            found = there.query(name, parameters)
        except StoreError as error:
            assert "ran out of the memory that it gives a path" in str(error)  # noqa: PT017
            refused.append(name)
        else:
            assert found == here.query(name, parameters), name
    assert refused == (["builds-on"] if os.environ.get("KG_STORE_USER") == USER else [])
    assert there.export("nquads") == here.export("nquads")


@pytest.mark.parametrize("store", STORES, indirect=True)
def test_each_push_leaves_what_the_notes_say(tmp_path: Path, store: str) -> None:
    folder = write_notes(tmp_path / "vault", range(150))
    odd = ODD + "long " * 3000
    (folder / "odd.md").write_text(f"# Odd\n\n## Key Concepts\n**Odd**: {odd}\n", "utf-8")
    many = "\n".join(f"**Many {n}**: one of many.\n" for n in range(800))
    (folder / "many.md").write_text(f"# Many\n\n## Key Concepts\n{many}", "utf-8")
    kg.open(folder, store=store).push()
    _same(folder, store)
    (folder / "n3.md").write_text("# Note 3\n\n## Key Concepts\n**Idea 1**: two.\n", "utf-8")
    (folder / "n5.md").unlink()
    (folder / "many.md").unlink()
    done = kg.open(folder, store=store).push()
    assert (len(done.sent), len(done.gone)) == (1, 2)
    _same(folder, store)


def _same(folder: Path, store: str) -> None:
    here, there = kg.open(folder), kg.open(folder, store=store)
    assert there.export("nquads") == here.export("nquads")
    assert there.export("ntriples") == here.export("ntriples")


@needs_virtuoso
@pytest.mark.usefixtures("signed_in")
def test_what_virtuoso_cannot_do_is_said(tmp_path: Path) -> None:
    folder = write_notes(tmp_path / "vault", range(40))
    with virtuoso(tmp_path / "store", rows=100) as address:
        vault = kg.open(folder, store=address)
        vault.push()
        with pytest.raises(StoreError, match="only from an end that is given"):
            vault.query(CITED)
        with pytest.raises(StoreError, match="gives no more than 100 rows"):
            vault.query("SELECT * { ?s ?p ?o }")
        assert vault.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").table
