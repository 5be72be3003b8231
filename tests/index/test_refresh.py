"""The index follows the notes: what changed is read again, and what that changes elsewhere."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pyoxigraph import NamedNode, RdfFormat, Store

import kg
from kg.index import store as stores


def quads(vault: kg.Vault) -> list[bytes]:
    """Return every quad, the merged default graph's too."""
    data = vault._index.store.dump(format=RdfFormat.N_QUADS) or b""  # noqa: SLF001
    return sorted(data.splitlines())


def beside(vault: kg.Vault) -> dict[str, list[tuple[object, ...]]]:
    """Return what the database holds, without row numbers and times."""
    run = vault._index.database.connection.execute  # noqa: SLF001 - the whole database
    run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.instance USING fts5vocab(main, words, instance)")
    queries = {
        "file": "SELECT path, hash, state, diagnostics FROM file",
        "note": "SELECT path, line, place, kind, title, graph, counts, asked"
        " FROM note JOIN file ON file.id = file",
        "name": "SELECT name.kind, key, value, rank, file.path FROM name JOIN file ON id = file",
        "use": "SELECT use.kind, key, path FROM use JOIN file ON file.id = file",
        "label": "SELECT key, address, label.kind, shown, path FROM label JOIN file ON id = file",
        "text": "SELECT graph, names, head, body FROM text JOIN note ON id = text.note",
        "words": 'SELECT graph, term, col, "offset" FROM instance JOIN note ON id = instance.doc',
    }
    return {name: sorted(run(query).fetchall()) for name, query in queries.items()}


def fresh(folder: Path) -> kg.Vault:
    """Build the index of a copy of the vault from nothing."""
    copy = folder.parent / f"{folder.name}-fresh"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".kg"))
    return kg.open(copy)


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


PATHS = st.sampled_from(
    ["concepts.yaml", "a.md", "b.md", "x/a.md", "LN-P.md", "PN-Q.md", "SP-R.md", "pic.png"]
)
LINES = st.lists(
    st.sampled_from(
        [
            "---\naliases: [the alias, B]\n---",
            "---\ntitle: Shared title\narxiv: '2001.00001'\nauthors: ['Last, F.']\n---",
            "---\ntitle: Shared title\nauthors: ['Last, First', 'Last, Fred']\n---",
            "---\ntype: concept\ntitle: Inner alignment\naliases: [inner alignment problem]\n---",
            "---\ntype: spec\ntitle: Rules\nproject: PUMA\naliases: [Ethics chapter]\n---",
            "---\nbroken: [\n---",
            "---\nid: PN-Q\ntype: concept\ntitle: Inner alignment\n---\n[[part]] [[a]]",
            "---\nid: part\naliases: [the alias]\n---\n# Part\n[[PN-Q]]",
            "---\ntitle: Shared title\n---\n[[a/shared-title]]",
            "# Heading",
            "See [[a]] and [[x/a|it]] — because of [[b#Part]] and ![[pic.png]].",
            "[[The alias]] then [[nobody]] and [[Q]]",
            "## Key Concepts\n**Inner Alignment Problem**: one.\n\n**inner alignment**: two.",
            "## PUMA Integration\n- **Ethics chapter**: reason → [[SP-R]]\n- Other: why",
            "## Related Notes\n- [[PN-Q]] — it is\n- [[LN-P]]",
            "text #tag ^block",
            "- label: inner alignment\n  aliases: [Q]\n  broader: [Alignment]",
            "Last et al. (2020) and (van Other, 2021) say [[PN-Q#^block]] (supports) [[a#^block]].",
            "---\ntype: paper\ntitle: Third\nauthors: ['Last, F.']\nyear: 2020\n---",
            "---\ntype: paper\ntitle: Fourth\nauthors: ['Last, G.']\nyear: 2020\n---",
            "contradicts:: [[LN-P]] and [[LN-P#^block]] — because ^block",
            "## Key Concepts\n**Inner-alignment problems**: three.",
        ]
    ),
    max_size=5,
).map("\n\n".join)


class EditedVault(RuleBasedStateMachine):
    """After every edit the refreshed index equals one that is built from nothing."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.folder = Path(tempfile.mkdtemp()) / "vault"
        self.folder.mkdir()
        for number in range(12):  # so many that a change is an update, not a rebuild
            (self.folder / f"filler-{number}.md").write_text(f"# Filler {number}\n[[a]] [[Q]]\n")

    @rule(path=PATHS, text=LINES)
    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text + "\n")

    @rule(path=PATHS)
    def remove(self, path: str) -> None:
        (self.folder / path).unlink(missing_ok=True)

    @rule(path=PATHS, to=PATHS)
    def move(self, path: str, to: str) -> None:
        if (self.folder / path).exists():
            (self.folder / to).parent.mkdir(exist_ok=True)
            (self.folder / path).rename(self.folder / to)

    @rule(path=PATHS)
    def break_bytes(self, path: str) -> None:
        if (self.folder / path).exists():
            (self.folder / path).write_bytes(b"\xff\xfe\xff not text \xff")

    @invariant()
    def refreshed_equals_fresh(self) -> None:
        if not hasattr(self, "folder"):
            return
        refreshed, built = kg.open(self.folder), fresh(self.folder)
        assert quads(refreshed) == quads(built)
        assert beside(refreshed) == beside(built)
        assert refreshed.check() == built.check()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder.parent, ignore_errors=True)


TestEditedVault = EditedVault.TestCase
TestEditedVault.settings = settings(
    max_examples=12,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
