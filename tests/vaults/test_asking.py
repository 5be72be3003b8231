"""What is asked of several vaults at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kg
from kg.errors import AmbiguousThing
from kg.index import EVERYWHERE
from kg.index.building import build
from kg.index.database import Database
from kg.index.store import open_for_reading


@pytest.fixture
def both(folders: Path) -> kg.Vault:
    """Return the vault `project` of the docstring with what the others say."""
    return kg.open(folders / "project", all_vaults=True)


def values(vault: kg.Vault, query: str) -> list[str]:
    """Return the values of the only column of a query."""
    table = vault.query(query).table
    assert table
    return [str(getattr(row[0], "value", "")) for row in table.rows]


def test_every_row_names_its_vault(both: kg.Vault, folders: Path) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library}
    == project/Plan.md
    # Plan
    Margins are kept, see [[Smith]].
    == library/kg.yaml
    base: https://example.org/library/
    == library/notes/Smith.md
    # Smith
    == library/notes/Okafor.md
    # Okafor
    Margins are kept: it follows from [[Smith]] because they measure memory.
    """
    places = ["Plan.md:2", "library:notes/Okafor.md:2"]
    rows = both.backlinks("Smith")
    assert sorted(f"{row.path}:{row.line}" for row in rows) == places
    assert [row.reason for row in rows if row.reason] == ["because they measure memory."]
    assert sorted(f"{hit.path}:{hit.line}" for hit in both.search("margins")) == places
    found = both.find("links:Smith")
    assert sorted(row.path for row in found) == ["Plan.md", "library:notes/Okafor.md"]
    assert values(both, "SELECT ?path { ?n kg:sourcePath ?path } ORDER BY ?path") == [
        "Plan.md", "library:notes/Okafor.md", "library:notes/Smith.md",
    ]  # fmt: skip
    theirs = "SELECT ?t { ?n kg:vault 'library' ; dcterms:title ?t } ORDER BY ?t"
    assert values(both, theirs) == ["Okafor", "Smith"]
    hops = both.path("Plan", "Okafor").paths[0].hops
    assert [hop.edge.path for hop in hops] == ["Plan.md", "library:notes/Okafor.md"]
    assert both.file("library:notes/Smith.md") == folders / "library" / "notes" / "Smith.md"
    assert both.file("Plan.md") == folders / "project" / "Plan.md"


def test_things_are_called_as_links_call_them(both: kg.Vault) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library, other: ../other}
    == project/Plan.md
    # Our plan
    == library/kg.yaml
    base: https://example.org/library/
    == library/Plan.md
    # Their plan
    == library/Smith.md
    # Smith of the library
    == other/Smith.md
    # Another Smith
    """
    assert both.show("Plan").label == "Our plan"
    assert both.show("library:Plan").label == "Their plan"
    assert both.show("https://example.org/library/note/Plan").label == "Their plan"
    with pytest.raises(AmbiguousThing) as caught:
        both.show("Smith")
    for candidate in caught.value.candidates:
        assert "Smith" in both.show(candidate).label


def test_papers_of_two_vaults_are_one(both: kg.Vault) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library}
    == project/Plan.md
    ## Related Notes
    - [@smith2019] — it is where the measure comes from
    == library/kg.yaml
    base: https://example.org/library/
    == library/LN-Smith.md
    ---
    title: Ways of reading
    doi: 10.5555/read.2019.7
    authors: ["Smith, Ada"]
    year: 2019
    citekey: smith2019
    ---
    == library/LN-Okafor.md
    ---
    title: Margins
    ---
    It builds on [@smith2019].
    """
    assert both.stats().papers == 2
    assert {row.path for row in both.backlinks("@smith2019")} == {
        "Plan.md", "library:LN-Okafor.md",
    }  # fmt: skip
    (paper,) = both.papers_as_csl("@smith2019")
    assert paper["author"] == [{"family": "Smith", "given": "Ada"}]


def test_an_edit_in_the_library_is_seen_from_the_project(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    See [[Smith]].
    == library/Other.md
    """
    library = folders / "library"
    for all_vaults in (False, True):
        vault = kg.open(folders / "project", all_vaults=all_vaults)
        assert [row.status for row in vault.links("Plan")] == ["missing"]
    (library / "Smith.md").write_text("# A smith\n")
    for all_vaults in (False, True):
        vault = kg.open(folders / "project", all_vaults=all_vaults)
        assert [row.to_title for row in vault.links("Plan")] == ["A smith"]
        (library / "Smith.md").write_text("# Another smith\nSee [[Plan]].\n")
        vault.refresh(paths={"Plan.md"})
        assert [row.to_title for row in vault.links("Plan")] == ["Another smith"]
        (library / "Smith.md").write_text("# A smith\n")
    (library / "Smith.md").unlink()
    for all_vaults in (False, True):
        vault = kg.open(folders / "project", all_vaults=all_vaults)
        assert [row.status for row in vault.links("Plan")] == ["missing"]


def test_each_vault_keeps_its_own_index_and_types(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    == library/kg.yaml
    types: {RR-: literature}
    == library/RR-Smith.md
    # Ways of reading
    """
    both = kg.open(folders / "project", all_vaults=True)
    assert {note.path: note.type for note in both.notes()} == {
        "Plan.md": "note", "library:RR-Smith.md": "literature",
    }  # fmt: skip
    assert not (folders / "library" / ".kg").exists()
    kg.open(folders / "library")
    (folders / "library" / "kg.yaml").write_text("types: {RR-: concept}\n")
    kinds = {n.path: n.type for n in kg.open(folders / "project", all_vaults=True).notes()}
    assert kinds["library:RR-Smith.md"] == "concept"
    assert both.index_folder == folders / "project" / ".kg" / EVERYWHERE


def test_what_is_counted_and_checked_is_the_vault_itself(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    See [[Smith]].
    == library/Smith.md
    See [[nobody]]. #tag
    == library/broken.md
    ---
    title: [
    ---
    """
    vault = kg.open(folders / "project")
    counts = vault.stats()
    assert (counts.notes, counts.links["missing"], counts.tags["uses"]) == (1, 0, 0)
    assert counts.files == {"read": 1, "failed": 0}
    assert vault.number_of_files == 1
    assert vault.check() == ()
    assert kg.open(folders / "project", all_vaults=True).stats().notes == 3


def test_dataview_blocks_are_about_their_own_vault(both: kg.Vault) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    ```dataview
    LIST
    ```
    == library/Smith.md
    """
    (answer,) = both.dataview("https://example.org/kg/note/Plan")
    assert len(answer.rows) == 1


def test_workers_read_other_vaults_as_one_process_does(folders: Path, tmp_path: Path) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library}
    == library/kg.yaml
    base: https://example.org/library/
    types: {RR-: literature}
    """
    for number in range(60):
        said = f"# N {number}\nSee [[RR-{(number * 7) % 60}]], [[P-{number}]] and [@key{number}].\n"
        (folders / "project" / f"P-{number}.md").write_text(said)
        theirs = (
            f"---\ntitle: T {number}\ncitekey: key{number}\nauthors: ['Doe, J']\n---\n[[P-1]]\n"
        )
        (folders / "library" / f"RR-{number}.md").write_text(theirs)
    for file in folders.glob("*/*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    for all_vaults in (False, True):
        vault = kg.open(folders / "project", all_vaults=all_vaults)
        source = vault._index.source()  # noqa: SLF001 - what a build is made of
        known = vault._index.database.files().values()  # noqa: SLF001 - as above
        files = sorted(one.stat for one in known)
        built = []
        for workers in (0, 2):
            folder = tmp_path / f"{workers}-{all_vaults}"
            folder.mkdir()
            database = Database(folder / "index.sqlite")
            build(folder, database, source, files, None, workers=workers)
            store = open_for_reading(folder / "graph" / database.meta("graph"))
            built.append(sorted(map(str, store)))
        assert built[0] == built[1]
        assert len(built[0]) > 1000


def test_what_another_vault_has_is_no_gap(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    As [@smith2019] and [@okafor2018] say.
    == library/LN-Smith.md
    ---
    type: literature
    title: Ways of reading
    citekey: smith2019
    status: read
    ---
    == library/references.bib
    @book{okafor2018, title = {Margins}, author = {Okafor, Ben}, year = 2018}
    """
    vault = kg.open(folders / "project")
    beside = vault.with_others()
    assert beside
    (alone,), (both,) = vault.gaps("unread"), vault.gaps("unread", beside=beside)
    assert [gap.label for gap in alone.gaps] == ["Margins", "Ways of reading"]
    assert ([gap.label for gap in both.gaps], both.total) == (["Margins"], 1)
    assert [one.label for one in vault.read_next(beside=beside)] == ["Margins"]
    assert len(vault.read_next()) == 2
