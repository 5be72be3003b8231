"""Quotations, looked up in the PDFs that notes name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import kg
from tests.checks.lines import lines
from tests.pdf.making import column, locked, marked, pdf

PAGE = """
A quiet proxy is a goal that stands in for an-
other and is never compared with it. It ends here.
"""
NEXT = "Whoever measures it makes it a loud one."
STATED = "SELECT ?x WHERE { ?q a schema:Quotation ; kg:verification ?v . BIND(STRAFTER(STR(?v), '#') AS ?x) } ORDER BY ?x"  # noqa: E501


@pytest.fixture
def paper(vault_folder: Path) -> Path:
    """Put a paper of two pages, 33 and 34, into the vault."""
    (vault_folder / "papers").mkdir()
    file = vault_folder / "papers/okoro.pdf"
    file.write_bytes(marked(pdf(column(PAGE), column(NEXT)), labels=[(1, 2, "/D", 33)]))
    return file


def stated(vault: kg.Vault) -> list[str]:
    """Return what the graph says of the quotations."""
    table = vault.query(STATED).table
    assert table is not None
    return [cell.value for (cell,) in table.rows if cell]


def triples(vault: kg.Vault) -> str:
    """Return the graph in order."""
    said = vault.query("CONSTRUCT WHERE { ?s ?p ?o }").triples or ""
    return "\n".join(sorted(said.splitlines()))


@pytest.mark.usefixtures("paper")
def test_quotation_not_found_shows_the_nearest_passage_with_its_page(vault: kg.Vault) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: "[[papers/okoro.pdf]]"
    ---
    > A quiet proxy is a goal that stands in for another
    > — p. 33

    > A quiet proxy is an aim that stands in for another
    > — p. 33

    > Zwölf Boxkämpfer jagen Viktor quer über Sylt.
    > — p. 33
    """
    assert stated(vault) == ["NotFound", "NotFound", "Verbatim"]
    assert lines(vault, "quotation-not-found") == [
        (
            "LN-Okoro.md:7:1: warning 'A quiet proxy is an aim that stands in for another'"
            " is not in papers/okoro.pdf"
        ),
        (
            "LN-Okoro.md:10:1: warning 'Zwölf Boxkämpfer jagen Viktor quer über Sylt.' is not in"
            " papers/okoro.pdf"
        ),
    ]
    helped = [found.help for found in vault.check(["quotation-not-found"])]
    assert helped == [
        "p. 33 has 'A quiet proxy is a goal that stands in for another'",
        "nothing there comes near it: is it from another work?",
    ]


@pytest.mark.usefixtures("paper")
def test_quotation_not_found_knows_the_ways_in_which_a_note_names_its_pdf(vault: kg.Vault) -> None:
    """
    == plain.md
    ---
    pdf: papers/okoro.pdf
    ---
    > Something else.
    > — A reader

    == zotero.md
    ---
    file: "Full Text:papers/okoro.pdf:application/pdf"
    ---
    > Something else.
    > — A reader

    == embed.md
    ![[okoro.pdf]]

    > Something else.
    > — A reader

    == beside.md
    > Something else.
    > — A reader ([[okoro.pdf#page=1|p. 33]])

    == nothing.md
    > Something else.
    > — A reader
    """
    said = lines(vault, "quotation-not-found")
    assert [line.partition(":")[0] for line in said] == [
        "beside.md",
        "embed.md",
        "plain.md",
        "zotero.md",
    ]


@pytest.mark.usefixtures("paper")
def test_quotation_not_found_names_the_pdf_that_has_it(vault_folder: Path) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: papers/okoro.pdf
    ---
    > Words of somebody else, as it happens.
    > — p. 33
    == LN-Lind.md
    ---
    pdf: lind.pdf
    ---
    > As it happens, they are mine.
    > — p. 1
    """
    said = "Words of somebody else, as it happens.\nAs it happens, they are mine."
    (vault_folder / "lind.pdf").write_bytes(pdf(column(said)))
    (found,) = kg.open(vault_folder).check(["quotation-not-found"])
    assert (found.path, found.help) == ("LN-Okoro.md", "lind.pdf has it, on p. 1")


@pytest.mark.usefixtures("paper")
def test_words_in_marks_are_looked_up_where_the_note_names_a_pdf(vault: kg.Vault) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: papers/okoro.pdf
    ---
    It says that “a quiet proxy is … never compared” (p. 33), "nobody looks at it" (p. 33).
    A so-called "quiet proxy" (p. 33) or a "goal that nobody mentions" is no quotation.

    > [!quote] p. 34
    > Whoever measures it [a proxy] makes it a loud one.

    > [!note]
    > What I think myself.

    > "Whoever weighs it makes it a loud one."
    """
    assert stated(vault) == ["NotFound", "NotFound", "Verbatim", "Verbatim"]
    assert [line.partition(" ")[0] for line in lines(vault, "quotation-not-found")] == [
        "LN-Okoro.md:4:1:",
        "LN-Okoro.md:13:1:",
    ]


@pytest.mark.usefixtures("paper")
def test_quotation_on_another_page_says_which(vault: kg.Vault) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: papers/okoro.pdf
    ---
    > Whoever measures it makes it a loud one.
    > — p. 33

    > Whoever measures it makes it a loud one.
    > — pp. 33-34

    > Whoever measures it makes it a loud one.
    > — Okoro (2031), p. 2
    """
    assert lines(vault, "quotation-on-another-page") == [
        (
            "LN-Okoro.md:4:1: warning 'Whoever measures it makes it a loud one.' stands on p. 34,"
            " not on p. 33"
        ),
    ]


def test_unreadable_pdf_says_why_and_verifies_nothing(vault_folder: Path) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: okoro.pdf
    ---
    > Whoever measures it makes it a loud one.
    > — p. 33
    == LN-Scan.md
    ---
    pdf: scan.pdf
    ---
    > Whoever measures it makes it a loud one.
    > — p. 33
    """
    (vault_folder / "okoro.pdf").write_bytes(locked(pdf(column(NEXT))))
    (vault_folder / "scan.pdf").write_bytes(pdf([]))
    vault = kg.open(vault_folder)
    assert stated(vault) == ["Unverified", "Unverified"]
    assert lines(vault, "unreadable-pdf") == [
        "LN-Okoro.md:4:1: warning okoro.pdf is encrypted and wants a password",
        "LN-Scan.md:4:1: warning scan.pdf has no text, or more pages than are read",
    ]


@pytest.mark.usefixtures("paper")
def test_without_the_library_nothing_is_verified_and_the_extra_is_named(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: papers/okoro.pdf
    ---
    > Whoever measures it makes it a loud one.
    > — p. 34
    """
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    vault = kg.open(vault_folder)
    assert stated(vault) == ["Unverified"]
    (found,) = vault.check(["unreadable-pdf"])
    assert "nothing here reads PDFs" in found.message
    assert "pip install 'litkg[pdf]'" in found.help


def test_what_is_said_of_a_quotation_follows_the_pdf(vault: kg.Vault, vault_folder: Path) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: papers/okoro.pdf
    ---
    > Whoever measures it makes it a loud one.
    > — p. 33
    """
    file = vault_folder / "papers/okoro.pdf"
    file.parent.mkdir()
    assert stated(vault) == ["Unverified"]
    said: list[str] = []
    for words in (NEXT, "Something else entirely.", NEXT):
        file.write_bytes(pdf(column(words)))
        os.utime(file, ns=(len(said) * 10**9, len(said) * 10**9))
        assert vault.refresh().full is False
        said += stated(vault)
    file.unlink()
    vault.refresh()
    assert [*said, *stated(vault)] == ["Verbatim", "NotFound", "Verbatim", "Unverified"]


def test_a_text_is_kept_and_read_once(paper: Path, vault_folder: Path) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: papers/okoro.pdf
    ---
    > Whoever measures it makes it a loud one.
    > — p. 34
    """
    kept = kg.open(vault_folder).index_folder / "pdf"
    (file,) = kept.iterdir()
    words = file.read_text("utf-8")
    file.write_text(words.replace("Whoever", "Nobody who"), "utf-8")
    assert stated(kg.open(vault_folder, full=True)) == ["NotFound"]
    file.write_text(words[:100], "utf-8")  # a file that is broken is made again
    assert stated(kg.open(vault_folder, full=True)) == ["Verbatim"]
    assert paper.exists()


@pytest.mark.usefixtures("paper")
def test_a_vault_that_quotes_no_pdf_reads_none(vault: kg.Vault) -> None:
    """
    == LN-Okoro.md
    See [[okoro.pdf]].
    """
    assert vault.check(["quotation-not-found", "unreadable-pdf"]) == ()
    assert not (vault.index_folder / "pdf").exists()


@pytest.mark.usefixtures("paper")
def test_a_refreshed_index_says_of_quotations_what_a_new_one_says(
    vault: kg.Vault, vault_folder: Path
) -> None:
    """
    == LN-Okoro.md
    ---
    pdf: papers/okoro.pdf
    ---
    > Whoever measures it makes it a loud one.
    > — p. 34
    """
    (vault_folder / "LN-Other.md").write_text('![[okoro.pdf]]\n"a loud one, they say" (p. 3)\n')
    vault.refresh()
    anew = kg.open(vault_folder, full=True)
    assert "#Verbatim" in triples(vault)
    assert triples(vault) == triples(anew)


@pytest.mark.usefixtures("paper")
def test_a_pdf_that_one_note_names_is_that_of_its_paper_everywhere(vault: kg.Vault) -> None:
    """
    == kg.yaml
    citation:
      bibliography: references.bib
    == references.bib
    @article{okoro2031, title = {Quiet Proxies}, author = {Okoro, Ada}, year = {2031}}
    @article{lind2030, title = {Loud Ones}, year = {2030},
      file = {Full Text:/home/somebody/Zotero/storage/X1/okoro.pdf:application/pdf}}
    == literature/LN-Okoro.md
    ---
    type: literature
    title: Quiet Proxies
    pdf: "[[okoro.pdf]]"
    ---
    == LS-By-Work.md
    > Whoever measures it makes it a loud one.
    > — Ada Okoro, Quiet Proxies (2031), p. 34
    == LS-By-Key.md
    > Whoever weighs it makes it a loud one.
    > — Okoro [@okoro2031, p. 34]
    == LS-By-Link.md
    > Whoever measures it makes it a loud one.
    > — [[LN-Okoro|Okoro]], p. 34
    == LS-By-File.md
    > Whoever measures it makes it a loud one.
    > — [@lind2030, p. 34]
    == LS-Of-Nothing.md
    > Whoever measures it makes it a loud one.
    > — [@nobody2030, p. 34]
    """
    table = vault.query("""
        SELECT ?path ?said ?how ?who WHERE {
          ?q a schema:Quotation ; kg:verification ?v ; dcterms:isPartOf/kg:sourcePath ?path .
          BIND(STRAFTER(STR(?v), "#") AS ?how)
          OPTIONAL { ?q schema:isBasedOn/dcterms:title ?said }
          OPTIONAL { ?q schema:spokenByCharacter/schema:name ?who }
        } ORDER BY ?path""").table
    assert table is not None
    found = [tuple(cell.value if cell else "" for cell in row[:3]) for row in table.rows]
    assert found == [
        ("LS-By-File.md", "Loud Ones", "Verbatim"),
        ("LS-By-Key.md", "Quiet Proxies", "NotFound"),
        ("LS-By-Link.md", "Quiet Proxies", "Verbatim"),
        ("LS-By-Work.md", "Quiet Proxies", "Verbatim"),
        ("LS-Of-Nothing.md", "", "Unverified"),
    ]
