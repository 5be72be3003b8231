"""The index follows the notes: what changed is read again, and what that changes elsewhere."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

import kg
from kg.index import store as stores
from tests.index.compared import assert_as_from_nothing


def test_nothing_is_read_when_nothing_changed(vault_folder: Path) -> None:
    """
    == a.md
    == b.md
    """
    first = kg.open(vault_folder)
    assert first.refreshed.read == ("a.md", "b.md")
    assert kg.open(vault_folder).refreshed.read == ()


def test_a_change_that_keeps_size_and_time_is_seen(vault_folder: Path) -> None:
    """
    == a.md
    # One
    """
    kg.open(vault_folder)
    file = vault_folder / "a.md"
    before = file.stat()
    file.write_text("# Two\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kg.open(vault_folder).show("a").label == "Two"


def test_a_touched_file_is_not_read_as_changed(vault_folder: Path) -> None:
    """
    == a.md
    # One
    """
    kg.open(vault_folder)
    os.utime(vault_folder / "a.md", (1, 1))
    assert kg.open(vault_folder).refreshed.read == ()


def test_a_new_alias_resolves_links_in_other_notes(vault_folder: Path) -> None:
    """
    == a.md
    See [[The other]].
    == b.md
    # B
    """
    assert kg.open(vault_folder).stats().links["missing"] == 1
    (vault_folder / "b.md").write_text("---\naliases: [the other]\n---\n# B\n")
    opened = kg.open(vault_folder)
    assert opened.refreshed.read == ("b.md",)
    assert opened.stats().links["missing"] == 0
    assert [row.path for row in opened.backlinks("b")] == ["a.md"]


def test_a_removed_note_leaves_nothing_behind(vault_folder: Path) -> None:
    """
    == a.md
    See [[b]].
    == b.md
    # Only here
    """
    kg.open(vault_folder)
    (vault_folder / "b.md").unlink()
    opened = kg.open(vault_folder)
    assert opened.refreshed.removed == ("b.md",)
    assert opened.search("only here") == ()
    assert [row.status for row in opened.links("a")] == ["missing"]
    assert opened.query('ASK { ?n dcterms:title "Only here" }').truth is False


def test_a_statement_that_another_note_makes_stays(vault_folder: Path) -> None:
    """
    == LN-A.md
    ---
    arxiv: "2001.00001"
    title: T
    ---
    == LN-B.md
    ---
    arxiv: "2001.00001"
    title: T
    ---
    """
    kg.open(vault_folder)
    (vault_folder / "LN-A.md").unlink()
    assert kg.open(vault_folder).query('ASK { ?p a kg:Paper ; dcterms:title "T" }').truth


def test_a_change_of_configuration_is_a_new_index(vault_folder: Path) -> None:
    """
    == a.md
    """
    kg.open(vault_folder)
    (vault_folder / "kg.yaml").write_text("base: https://other.org/\n")
    assert kg.open(vault_folder).show("a").iri == "https://other.org/note/a"


@pytest.mark.parametrize("name", ["index.sqlite", "graph/1/CURRENT"])
def test_an_index_that_cannot_be_used_is_built_again(vault_folder: Path, name: str) -> None:
    """
    == a.md
    # One
    """
    kg.open(vault_folder)
    (vault_folder / ".kg" / name).write_bytes(b"not what it was" * 100)
    assert kg.open(vault_folder).show("a").label == "One"


def test_tables_of_another_version_are_thrown_away(vault_folder: Path) -> None:
    """
    == a.md
    # One
    """
    kg.open(vault_folder)
    shutil.rmtree(vault_folder / ".kg" / "graph")
    (vault_folder / ".kg" / "index.sqlite").unlink()
    old = sqlite3.connect(vault_folder / ".kg" / "index.sqlite")
    old.executescript(
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
        "INSERT INTO meta VALUES ('graph', '7');"
        "CREATE TABLE note (id INTEGER PRIMARY KEY);"
        "CREATE VIRTUAL TABLE text USING fts5 (title, aliases, body);"
        "INSERT INTO text VALUES ('One', '', '# One');"
    )
    old.close()
    opened = kg.open(vault_folder)
    assert opened.refreshed.read == ("a.md",)
    assert [hit.path for hit in opened.search("one")] == ["a.md"]
    assert kg.open(vault_folder).refreshed.read == ()


def test_the_index_may_be_deleted_at_any_time(vault_folder: Path) -> None:
    """
    == a.md
    # One
    """
    kg.open(vault_folder)
    shutil.rmtree(vault_folder / ".kg")
    assert kg.open(vault_folder).refreshed.read == ("a.md",)


def test_notes_are_never_written(vault_folder: Path) -> None:
    """
    == a.md
    # One
    == b.md
    ---
    broken: [
    ---
    """
    before = {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in vault_folder.glob("*.md")}
    opened = kg.open(vault_folder)
    opened.check()
    after = {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in vault_folder.glob("*.md")}
    assert after == before
    assert {path.name for path in vault_folder.iterdir()} == {"a.md", "b.md", ".kg"}


def test_a_triple_that_two_graphs_state_is_there_once(tmp_path: Path) -> None:
    """Oxigraph's union of named graphs counts it twice: why the default graph is a merge."""
    store = Store(str(tmp_path / "store"))
    triple = ("<urn:s>", "<urn:p>", '"o"')
    for graph in ("<urn:a>", "<urn:b>"):
        stores.replace(store, graph, [triple])  # type: ignore[arg-type,list-item]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert [row["n"].value for row in store.query(count)] == ["1"]  # type: ignore[union-attr]
    union = store.query(count, default_graph=[NamedNode("urn:a"), NamedNode("urn:b")])
    assert [row["n"].value for row in union] == ["2"]  # type: ignore[union-attr]


def test_a_refresh_of_named_files_is_as_good_as_a_look_at_all(vault: kg.Vault) -> None:
    """
    == a.md
    See [[b]] and [[sub/c]].
    == b.md
    # B
    == sub/c.md
    # C
    == sub/deep/d.md
    See [[a]].
    == sub0.md
    # Not in it
    """
    root = vault.root
    (root / "b.md").write_text("---\naliases: [c]\n---\n# B\n", "utf-8")
    (root / "e.md").write_text("See [[c]].\n", "utf-8")
    shutil.rmtree(root / "sub")
    done = vault.refresh(paths={"b.md", "e.md", "sub", "never.md"})
    assert sorted(done.read) == ["b.md", "e.md"]
    assert sorted(done.removed) == ["sub/c.md", "sub/deep/d.md"]
    assert_as_from_nothing(root)
    (root / "a.md").write_text("# A\n", "utf-8")
    (root / "b.md").write_text("# Other\n", "utf-8")
    assert vault.refresh(paths={"a.md"}).read == ("a.md",)
    assert vault.refresh().read == ("b.md",)
    assert vault.refreshed.read == ("b.md",)
    assert_as_from_nothing(root)
