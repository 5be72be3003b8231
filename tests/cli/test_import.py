"""`kg import`: what it writes, says, and leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

PAGE = """\
LN: Okoro (2031) — Quiet Proxies
Bibliographic Reference
Citation: Okoro, A. (2031). Quiet proxies. arXiv:3107.00042.
Key Concepts
Quiet proxy: A goal that stands in for another.
Why This Matters
It is common.
Related Notes
- Some-Note — says the same
"""
NOTE = "literature/LN-Okoro-2031-Quiet-Proxies.md"


@pytest.fixture
def page(own_vault: Path, kg: Run) -> Path:
    kg("init")
    path = own_vault.parent / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_a_page_becomes_a_note(page: Path, own_vault: Path, kg: Run) -> None:
    ran = kg("import", str(page))
    assert (ran.status, ran.out) == (0, f"created {NOTE} (literature)\n")
    assert "- [[Some-Note]] — says the same" in (own_vault / NOTE).read_text("utf-8")
    assert kg("import", str(page)).out == f"left alone {NOTE} (literature)\n"


@pytest.mark.usefixtures("page")
def test_standard_input_and_json(kg: Run) -> None:
    (done,) = json.loads(kg("import", "-", "--format", "json", stdin=PAGE).out)["results"]
    assert (done["status"], done["path"], done["type"]) == ("created", NOTE, "literature")


def test_dry_run_writes_nothing(page: Path, own_vault: Path, kg: Run) -> None:
    ran = kg("import", str(page), "--dry-run")
    assert f"would be created {NOTE}" in ran.out
    assert "+**Quiet proxy**: A goal that stands in for another." in ran.out
    assert not (own_vault / NOTE).exists()


def test_what_the_user_wrote_stays_and_what_the_page_added_comes(
    page: Path, own_vault: Path, kg: Run
) -> None:
    kg("import", str(page))
    note = own_vault / NOTE
    mine = note.read_text("utf-8").replace("says the same", "says my own") + "\n## Mine\n\nKept.\n"
    note.write_text(mine, "utf-8")
    page.write_text(PAGE.replace("It is common.", "It is very common."), "utf-8")
    ran = kg("import", str(page))
    assert ran.status == 0
    assert "+It is very common." in ran.out
    text = note.read_text("utf-8")
    assert "says my own" in text
    assert "Kept." in text
    assert "It is very common." in text
    assert kg("import", str(page)).out.startswith("left alone")


def test_a_conflict_keeps_the_users_words_and_says_so(page: Path, own_vault: Path, kg: Run) -> None:
    kg("import", str(page))
    note = own_vault / NOTE
    note.write_text(note.read_text("utf-8").replace("It is common.", "Rare."), "utf-8")
    page.write_text(PAGE.replace("It is common.", "It is very common."), "utf-8")
    ran = kg("import", str(page))
    assert ran.status == 1
    assert "both changed 'why this matters'" in ran.err
    assert "Rare." in note.read_text("utf-8")


def test_somebody_elses_note_is_never_overwritten(page: Path, own_vault: Path, kg: Run) -> None:
    other = own_vault / NOTE
    other.write_text("# Mine\n", "utf-8")
    assert kg("import", str(page)).out == f"created {NOTE[:-3]}-2.md (literature)\n"
    assert other.read_text("utf-8") == "# Mine\n"


def test_what_cannot_be_imported_is_said_in_a_sentence(page: Path, kg: Run) -> None:
    for name, reason in (("refs.bib", "read"), ("https://a.org", "address"), ("no.txt", "read")):
        ran = kg("import", name)
        assert ran.status == 2
        assert reason in ran.err
    assert kg("import", str(page), "--as", "literatur").status == 2
    assert kg("import", str(page), "--out", "../elsewhere").status == 2


def test_a_bibliography_is_merged_into_the_vaults_own(own_vault: Path, kg: Run) -> None:
    kg("init")
    theirs = own_vault.parent / "theirs.bib"
    theirs.write_text("@book{a, title = {Gnats}, year = 2001}\n@book{b, title = {Never closed\n")
    ran = kg("import", str(theirs))
    assert ran.status == 1  # an entry could not be read
    assert ran.out == ("created a: Gnats\nreferences.bib: 1 created, 0 updated, 0 left alone\n")
    assert f"{theirs}:2:1: error[unreadable-entry]" in ran.err
    theirs.write_text("@book{a, title = {Gnats}, year = 2002, note = {\x1b[31mred}}")
    dry = kg("import", str(theirs), "--dry-run")
    assert dry.out.startswith("would be updated a (year, note): Gnats\n--- references.bib\n")
    assert "\n-  year = {2001},\n" in dry.out
    assert "\n+  year = {2002},\n" in dry.out
    assert "\x1b" not in dry.out
    assert dry.out.endswith("nothing written: 0 created, 1 updated, 0 left alone\n")
    assert "{2001}" in (own_vault / "references.bib").read_text()
    done = kg("import", "-", "--format", "json", stdin=theirs.read_text())
    (result,) = json.loads(done.out)["results"]
    assert [(one["key"], one["status"]) for one in result["entries"]] == [("a", "updated")]
    assert "{2002}" in (own_vault / "references.bib").read_text()


def test_what_bibliography_and_import_say_otherwise_is_told(own_vault: Path, kg: Run) -> None:
    kg("init")
    (own_vault / "references.bib").write_text("@book{a, title = {Gnats}, publisher = {Mine}}\n")
    theirs = own_vault.parent / "theirs.json"
    theirs.write_text('[{"id": "x", "type": "book", "title": "Gnats", "publisher": "Theirs"}]')
    ran = kg("import", str(theirs))
    assert ran.status == 1
    assert "a: publisher is 'Mine' here, 'Theirs' there" in ran.err
    assert "{Mine}" in (own_vault / "references.bib").read_text()


def test_a_key_that_is_another_elsewhere_is_told_with_what_to_do(own_vault: Path, kg: Run) -> None:
    kg("init")
    entry = "@book{{{key}, title = {{{title}}}, doi = {{10.1000/{title}}}}}\n"
    (own_vault / "references.bib").write_text(entry.format(key="a", title="Gnats"))
    theirs = own_vault.parent / "theirs.bib"
    theirs.write_text(entry.format(key="b", title="Gnats") + entry.format(key="a", title="Gnus"))
    ran = kg("import", str(theirs))
    assert ran.status == 1
    assert f"kg: {theirs}:1: @a is called @b there\n  help: `kg rename @a @b`" in ran.err
    assert f"kg: {theirs}:2: 'a' is the key of 'Gnats' here, of 'Gnus' there\n" in ran.err
    assert kg("rename", "@a", "@b").status == 0
    assert kg("import", str(theirs)).out.startswith("created a: Gnus\n")


def test_notes_are_begun_of_entries_when_asked(own_vault: Path, kg: Run) -> None:
    kg("init")
    ris = "TY  - JOUR\nAU  - Doe, Jane\nTI  - Gnats at large\nPY  - 2019\nER  -\n"
    ran = kg("import", "-", "--notes", stdin=ris)
    assert "created literature/LN-Doe-2019-Gnats-Large.md (literature)\n" in ran.out
    assert (own_vault / "literature/LN-Doe-2019-Gnats-Large.md").exists()
    assert "created" not in kg("import", "-", "--notes", stdin=ris).out.replace("0 created", "")


def test_a_note_is_begun_of_an_entry(own_vault: Path, kg: Run) -> None:
    kg("init")
    (own_vault / "references.bib").write_text(
        "@book{a, title = {Gnats}, year = 2001}\n"
        "@book{b, title = {Gnats}, year = 2001, author = {Doe, Jane}, abstract = {Small flies.}}\n"
    )
    ran = kg("new", "literature", "--bib", "@B")
    assert ran.out == "created literature/LN-Doe-2001-Gnats.md (literature)\n"
    note = (own_vault / "literature/LN-Doe-2001-Gnats.md").read_text("utf-8")
    assert "citekey: b\n" in note
    assert "Small flies." in note
    other = own_vault.parent / "other.ris"
    other.write_text("TY  - BOOK\nID  - x\nTI  - Gnus\nER  -\n")
    assert kg("new", "literature", "--bib", f"{other}#x", "--dry-run").status == 0
    ran = kg("new", "literature", "--bib", "bb")
    assert ran.status == 2
    assert "no entry called 'bb'" in ran.err
    assert kg("new", "literature", "--bib", "a", "--doi", "10.1/x").status == 2
