"""Links and citations that lead from one vault into another."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import MoveError
from kg.vault import Ambiguous, Found, Missing

LIBRARY = "https://example.org/library/"


def test_a_link_leads_into_the_vault_that_is_named_or_alone_has_the_note(folders: Path) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library}
    == project/Plan.md
    [[library:smith2019]], [[smith2019]],
    [[LIBRARY:papers/LN-Smith-2019.md|it]] and ![[LN-Smith-2019]]
    == library/kg.yaml
    base: https://example.org/library/
    == library/papers/LN-Smith-2019.md
    ---
    aliases: [smith2019]
    ---
    # Ways of reading
    """
    links = kg.open(folders / "project").links("Plan")
    assert {link.to_iri for link in links} == {f"{LIBRARY}note/LN-Smith-2019"}
    assert {(link.status, link.to_title) for link in links} == {("resolved", "Ways of reading")}


def test_the_own_vault_wins_and_two_others_are_ambiguous(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {one: ../one, two: ../two}
    == project/Own.md
    == one/Own.md
    == one/Theirs.md
    == one/Alone.md
    == two/Theirs.md
    """
    resolve = kg.open(folders / "project").resolver().resolve
    assert resolve("Own", "Own.md") == Found("Own.md")
    assert resolve("one:Own", "Own.md") == Found("one:Own.md")
    assert resolve("Alone", "Own.md") == Found("one:Alone.md")
    assert resolve("Theirs", "Own.md") == Ambiguous(("one:Theirs.md", "two:Theirs.md"))
    assert resolve("two:Theirs", "Own.md") == Found("two:Theirs.md")
    assert resolve("two:Own", "Own.md") == Missing()
    assert resolve("three:Own", "Own.md") == Missing()


def test_a_block_and_a_heading_of_another_vault_are_looked_for_there(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    [[Smith#^claim]], [[Smith#results]], [[library:Smith#^clam]] and [[Smith#Outlook]]
    == library/Smith.md
    # Smith

    ## Results

    Readers who take notes remember more. ^claim
    """
    vault = kg.open(folders / "project")
    found = [(one.line, one.column, one.message) for one in vault.check(["dangling-heading"])]
    assert found == [
        (1, 38, "library:Smith.md has no block '^clam'"),
        (1, 66, "library:Smith.md has no heading 'Outlook'"),
    ]
    everywhere = kg.open(folders / "project", all_vaults=True)
    assert everywhere.check() == vault.check()
    assert vault.query("ASK { ?link kg:toItem ?claim }").truth


def test_a_citekey_means_the_paper_of_the_other_vault_and_what_is_known_of_it(
    folders: Path,
) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library}
    == project/Plan.md
    As [@smith2019, p. 3] says, and [@okafor2018].
    == library/kg.yaml
    base: https://example.org/library/
    == library/LN-Smith.md
    ---
    title: Ways of reading
    authors: ["Smith, Ada", "Okafor, Ben"]
    year: 2019
    doi: 10.5555/read.2019.7
    citekey: smith2019
    ---
    == library/references.bib
    @article{okafor2018, author = {Okafor, Ben}, title = {Margins}, year = 2018,
      journal = {Journal of Notes}, pages = {1--9}, file = {/home/ben/margins.pdf}}
    """
    vault = kg.open(folders / "project")
    assert [(link.to_iri, link.locator) for link in vault.links("Plan")] == [
        (f"{LIBRARY}note/LN-Smith", "p. 3"),
        ("https://example.org/project/paper/title-margins", ""),
    ]
    assert vault.bibliography("biblatex", "smith2019").splitlines()[:2] == [
        "@misc{smith2019,",
        "  author = {Smith, Ada and Okafor, Ben},",
    ]
    margins = vault.bibliography("bibtex", "okafor2018")
    assert "journal = {Journal of Notes}" in margins
    assert "pages = {1--9}" in margins
    assert "file" not in margins
    same = f"schema:sameAs <{LIBRARY}paper/doi-10.5555_read.2019.7>"
    assert vault.query(f"ASK {{ ?p bibo:doi '10.5555/read.2019.7' ; {same} }}").truth
    assert vault.check() == ()


def test_a_paper_of_ours_is_described_by_our_note_alone(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/LN-Ours.md
    ---
    title: Ways of reading
    authors: ["Smith, A."]
    year: 2019
    doi: 10.5555/read.2019.7
    citekey: ours2019
    ---
    == project/Plan.md
    [@ours2019] and [@smith2019]
    == library/LN-Theirs.md
    ---
    title: Ways of reading
    authors: ["Smith, Ada", "Okafor, Ben"]
    year: 2019
    doi: 10.5555/read.2019.7
    citekey: smith2019
    ---
    """
    vault = kg.open(folders / "project")
    (paper,) = vault.papers_as_csl()
    assert paper["author"] == [{"family": "Smith", "given": "Ada"}]
    assert {link.to_title for link in vault.links("Plan")} == {"Ways of reading"}


def test_vaults_that_name_each_other_see_each_other_as_they_call_each_other(folders: Path) -> None:
    """
    == project/kg.yaml
    base: https://example.org/project/
    vaults: {library: ../library}
    == project/Plan.md
    [[library:Reading]]
    == library/kg.yaml
    base: https://example.org/library/
    vaults: {work: ../project}
    == library/Reading.md
    [[work:Plan]], [[Plan]] and [[library:Plan]]
    """
    expected = ["https://example.org/project/note/Plan"] * 2
    for folder, all_vaults in (("library", False), ("library", True), ("project", True)):
        links = kg.open(folders / folder, all_vaults=all_vaults).links("Reading")
        assert [one.to_iri for one in links if one.status == "resolved"] == expected, folder
        assert [one.status for one in links].count("missing") == 1


def test_vaults_without_a_base_of_their_own_get_one_each(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    [[library:Plan]] and [[Plan]]
    == library/Plan.md
    # Another plan
    """
    for all_vaults in (False, True):
        first, second = kg.open(folders / "project", all_vaults=all_vaults).links("Plan.md")
        assert first.to_iri == "https://example.org/kg-vault/library/note/Plan"
        assert second.to_iri == "https://example.org/kg/note/Plan"


def test_a_concept_says_what_it_is_called_in_a_vault_with_a_base(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/LN-Smith.md
    ## Key Concepts

    **Note-taking**: what is remembered.
    == library/PN-Taking-Notes.md
    ---
    type: concept
    title: Taking notes
    aliases: [note-taking]
    ---
    """
    same = f"ASK {{ ?here skos:exactMatch <{LIBRARY}concept/taking-notes> }}"
    assert kg.open(folders / "project").query("ASK { ?c skos:exactMatch ?o }").truth is False
    (folders / "library" / "kg.yaml").write_text(f"base: {LIBRARY}\n")
    vault = kg.open(folders / "project")
    assert vault.query(same).truth
    assert vault.show("taking notes").iri == "https://example.org/kg/concept/taking-notes"


def test_a_vault_inside_another_is_not_read_twice(folders: Path) -> None:
    """
    == notes/kg.yaml
    vaults: {library: library}
    == notes/Plan.md
    [[Smith]]
    == notes/library/kg.yaml
    vaults: {all: ..}
    == notes/library/Smith.md
    [[Plan]]
    """
    outer = kg.open(folders / "notes", all_vaults=True)
    assert [note.path for note in outer.notes()] == ["Plan.md", "library:Smith.md"]
    inner = kg.open(folders / "notes" / "library", all_vaults=True)
    assert [note.path for note in inner.notes()] == ["Smith.md", "all:Plan.md"]
    assert outer.stats().links["missing"] == inner.stats().links["missing"] == 0


def test_no_note_of_another_vault_is_written(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    See [[Smith]].
    == library/kg.yaml
    == library/Smith.md
    See [[Smith]] and [[Plan]]. #tag
    == library/references.bib
    @book{smith, title = {Reading}}
    """
    before = (folders / "library" / "Smith.md").read_bytes()
    for all_vaults in (False, True):
        vault = kg.open(folders / "project", all_vaults=all_vaults)
        for old, new in (("Smith", "Jones"), ("library:Smith", "Jones"), ("@smith", "@jones")):
            with pytest.raises(MoveError, match="another vault"):
                vault.rename(old, new)
        vault.fix()
    kg.open(folders / "project").rename("Plan", "Design")
    assert (folders / "project" / "Design.md").exists()
    assert (folders / "library" / "Smith.md").read_bytes() == before
    there = sorted(path.name for path in (folders / "library").iterdir())
    assert there == ["Smith.md", "kg.yaml", "references.bib"]


def test_a_rename_keeps_a_link_into_another_vault_apart(folders: Path) -> None:
    """
    == project/kg.yaml
    vaults: {library: ../library}
    == project/Plan.md
    See [[Smith]].
    == project/Other.md
    # Other
    == library/Smith.md
    # Smith
    """
    vault = kg.open(folders / "project")
    vault.rename("Other", "Smith")
    assert (folders / "project" / "Plan.md").read_text() == "See [[library:Smith]].\n"
