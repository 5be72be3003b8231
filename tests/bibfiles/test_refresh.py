"""A bibliography in a vault is read at refresh, as notes are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import kg
from kg.diagnostics import Severity
from tests.index.compared import assert_as_from_nothing

ENTRIES = """
SELECT ?key ?paper ?line WHERE {
  GRAPH ?file { ?e a kg:BibliographyEntry ; dcterms:identifier ?key ; schema:about ?paper ;
                   kg:line ?line }
  ?file kg:sourcePath ?path
} ORDER BY ?line"""


def rows(vault: kg.Vault, query: str) -> list[tuple[str, ...]]:
    base, table = vault.config.base, vault.query(query).table
    assert table
    return [
        tuple(cell.value.removeprefix(base) if cell else "" for cell in row) for row in table.rows
    ]


def test_each_entry_is_a_paper_with_its_line(vault: kg.Vault) -> None:
    r"""
    == references.bib
    % mine
    @article{doe2019,
      author = {Doe, Jane and M{\"u}ller, Zo{\"e} and {Gnat and Gnu Society}},
      title = {{G}nats and \emph{gnus}},
      journal = {Journal of Gnats}, year = 2019,
      doi = {10.1000/gnats},
    }

    @book{roe2001, author = {Roe, R.}, title = {Gnus}, date = {2001-05}, publisher = {Press}}
    """
    assert rows(vault, ENTRIES) == [
        ("doe2019", "paper/doi-10.1000_gnats", "2"),
        ("roe2001", "paper/title-gnus", "9"),
    ]
    shown = vault.show("@doe2019")
    assert shown.label == "Gnats and gnus"
    facts = dict(shown.facts)
    assert facts["year"] == "2019"
    assert facts["venue"] == "Journal of Gnats"
    assert facts["citekey"] == "doe2019"
    said = [(one.kind, one.label, one.path, one.line) for one in shown.items]
    assert said == [("entry", "doe2019", "references.bib", 2)]
    (paper,) = [one for one in vault.references.all.values() if one.key == "doe2019"]
    assert [author.name for author in paper.authors] == [
        "Jane Doe",
        "Zoë Müller",
        "Gnat and Gnu Society",
    ]


def test_entries_and_notes_speak_of_the_same_paper(vault: kg.Vault) -> None:
    """
    == references.bib
    @article{a, author = {Doe, J.}, title = {Gnats, said otherwise}, year = 2019,
      doi = {https://doi.org/10.1000/GNATS}}
    @misc{b, author = {Roe, R.}, title = {Gnus at large}, year = 2001, eprint = {1906.01820},
      archiveprefix = {arXiv}}
    @misc{c, author = {Roe, R.}, title = {Midges}, year = 1999}
    @misc{d, author = {Poe, E.}, title = {Same title, other work}, year = 1845}
    == literature/LN-Doe-2019-Gnats.md
    # LN: Doe (2019) — Gnats
    **DOI**: 10.1000/gnats
    == literature/LN-Roe-2001-Gnus.md
    # LN: Roe (2001) — Gnus at Large
    == literature/LN-Roe-1999-Midges.md
    # LN: Roe (1999) — Midges
    == literature/LN-Other.md
    # LN: Moe (2020) — Same title, other work
    **Citation**: Moe, M. (2020). *Same title, other work*.
    """
    about = {key: paper for key, paper, _ in rows(vault, ENTRIES)}
    topics = {one.path: one.topic_iri.removeprefix(vault.config.base) for one in vault.notes()}
    assert about["a"] == topics["literature/LN-Doe-2019-Gnats.md"]
    assert about["b"] == topics["literature/LN-Roe-2001-Gnus.md"] == "paper/arxiv-1906.01820"
    assert about["c"] == topics["literature/LN-Roe-1999-Midges.md"] == "paper/title-midges"
    assert about["d"] != topics["literature/LN-Other.md"]
    assert vault.show("paper:doi-10.1000_gnats").label == "Gnats"  # the note is believed first


def test_a_bibliography_is_no_note(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{a, title = {Gnats}}
    == one.md
    # One
    See [[references.bib]].
    """
    assert [one.path for one in vault.notes()] == ["one.md"]
    stats = vault.stats()
    assert (stats.notes, stats.papers) == (1, 1)
    assert not [one for one in vault.check() if one.severity is not Severity.INFO]
    assert vault.show("references.bib").iri.endswith("/file/references.bib")


def test_a_citation_by_key_finds_the_entry(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{doe2019, author = {Doe, J.}, title = {Gnats}, year = 2019}
    == one.md
    # One
    Gnats are small [@doe2019, p. 3].
    """
    assert not vault.check(["unknown-citekey"])
    query = "SELECT ?p { ?c a cito:Citation ; cito:hasCitedEntity ?p }"
    assert rows(vault, query) == [("paper/title-gnats",)]


def test_a_change_is_read_and_nothing_else(vault_folder: Path) -> None:
    """
    == references.bib
    @book{doe2019, author = {Doe, J.}, title = {Gnats}, year = 2019}
    == literature/LN-Gnats.md
    # LN: Doe (2019) — Gnats
    == other.md
    # Other
    """
    vault = kg.open(vault_folder)
    assert rows(vault, ENTRIES) == [("doe2019", "paper/title-gnats", "1")]
    file = vault_folder / "references.bib"
    file.write_text(
        "@book{doe,\n author = {Doe, J.}, title = {Gnats}, year = 2019, doi = {10.1000/g}}\n"
    )
    vault = assert_as_from_nothing(vault_folder)
    assert vault.refreshed.read == ("references.bib",)
    assert rows(vault, ENTRIES) == [("doe", "paper/doi-10.1000_g", "1")]
    (note,) = [one for one in vault.notes() if one.path.startswith("literature")]
    assert note.topic_iri.endswith("/paper/doi-10.1000_g")
    file.unlink()
    vault = assert_as_from_nothing(vault_folder)
    assert vault.refreshed.removed == ("references.bib",)
    assert not rows(vault, ENTRIES)


def test_random_changes_end_as_a_build_from_nothing_does(vault_folder: Path) -> None:
    """
    == kg.yaml
    citation:
      bibliography: [a.bib, lib/b.json]
    == literature/LN-Gnats.md
    # LN: Doe (2019) — Gnats
    """
    chance = random.Random(7)  # noqa: S311 - no secret
    lib = vault_folder / "lib"
    lib.mkdir()
    for _ in range(6):
        titles = chance.sample(["Gnats", "Gnus", "Midges", "Flies"], 2)
        doi = chance.choice(["", ", doi = {10.1000/gnats}"])
        key = chance.choice(["a", "b"])
        (vault_folder / "a.bib").write_text(
            f"@book{{{key}, author = {{Doe, J.}}, title = {{{titles[0]}}}{doi}}}\n"
            f"@book{{c, author = {{Doe, Jane}}, title = {{{titles[1]}}}, year = 2019}}\n"
        )
        (lib / "b.json").write_text(f'[{{"id": "{key}", "title": "{titles[1]}"}}]')
        if chance.random() < 0.3:
            (lib / "b.json").unlink()
        assert_as_from_nothing(vault_folder)


def test_what_kg_yaml_names_is_read_wherever_notes_lie(vault: kg.Vault) -> None:
    """
    == kg.yaml
    notes: notes
    citation:
      bibliography: ["./my refs [1].bib"]
    == my refs [1].bib
    @book{a, title = {Gnats}}
    == references.bib
    @book{b, title = {Not named, so not read}}
    == notes/one.md
    # One
    """
    assert [row[0] for row in rows(vault, ENTRIES)] == ["a"]


def test_naming_another_bibliography_reads_it(vault_folder: Path) -> None:
    """
    == a.bib
    @book{a, title = {Gnats}}
    """
    assert not rows(kg.open(vault_folder), ENTRIES)
    (vault_folder / "kg.yaml").write_text("citation: {bibliography: a.bib}\n")
    assert [row[0] for row in rows(kg.open(vault_folder), ENTRIES)] == ["a"]


def test_an_old_encoding_is_a_warning(vault_folder: Path) -> None:
    (vault_folder / "references.bib").write_bytes("@book{a,\n title = {Mücken}}".encode("cp1252"))
    vault = kg.open(vault_folder)
    assert vault.show("@a").label == "Mücken"
    (found,) = vault.check(["not-utf8"])
    assert (found.line, found.severity) == (2, Severity.WARNING)


@pytest.mark.parametrize("text", ["", "\0\0", "@", "@@{", "no bibliography at all"])
def test_a_file_without_entries_is_no_trouble(vault_folder: Path, text: str) -> None:
    (vault_folder / "references.bib").write_text(text)
    vault = kg.open(vault_folder)
    assert not rows(vault, ENTRIES)
    assert vault.refreshed.failed == ()


def test_a_private_bibliography_is_not_published(vault: kg.Vault) -> None:
    """
    == kg.yaml
    site: {private: [references.bib]}
    == references.bib
    @book{a, title = {Gnats}}
    == one.md
    # One
    """
    assert rows(vault, ENTRIES)
    assert not rows(vault.published(), ENTRIES)


def test_the_isbn_of_a_book_does_not_make_one_paper_of_its_chapters(vault: kg.Vault) -> None:
    """
    == references.bib
    @inproceedings{a, title = {First}, isbn = {978-0-19-967811-2}}
    @inproceedings{b, title = {Second}, isbn = {978-0-19-967811-2}}
    @book{c, title = {Whole}, isbn = {978-0-19-967811-2}}
    """
    assert [row[1] for row in rows(vault, ENTRIES)] == [
        "paper/title-first",
        "paper/title-second",
        "paper/isbn-9780199678112",
    ]


def fields(vault: kg.Vault) -> list[str]:
    return [
        one
        for (said,) in rows(vault, "SELECT ?said { ?e kg:fields ?said }")
        for one in said.split()
    ]


def test_a_field_is_a_property_of_its_entry(vault: kg.Vault) -> None:
    r"""
    == references.bib
    @book{a, title = {Gnats}, mendeley-tags = {gnats}, note = {\emph{Mine}, M{\"u}ller}}
    """
    query = """
    PREFIX bib: <https://w3id.org/litkg/bib#> PREFIX latex: <https://w3id.org/litkg/latex#>
    SELECT ?tags ?note ?latex { ?e bib:mendeley-tags ?tags ; bib:note ?note ; latex:note ?latex }"""
    assert rows(vault, query) == [("gnats", "Mine, Müller", r"\emph{Mine}, M{\"u}ller")]


def test_fields_can_be_left_out(vault_folder: Path) -> None:
    """
    == kg.yaml
    citation: {ignore: [abstract, "mendeley-*"]}
    == references.bib
    @book{a, title = {Gnats}, abstract = {A}, mendeley-tags = {t}, note = {N}}
    """
    assert fields(kg.open(vault_folder)) == ["title", "note"]
    (vault_folder / "kg.yaml").write_text("citation: {ignore: note}\n")
    assert fields(kg.open(vault_folder)) == ["title", "abstract", "mendeley-tags"]


def test_where_somebody_keeps_a_file_is_not_published(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{a, title = {Gnats}, file = {/home/me/secret/gnats.pdf}, bdsk-file-1 = {Yn}, note = {N}}
    """
    assert fields(vault) == ["title", "file", "bdsk-file-1", "note"]
    published = vault.published()
    assert fields(published) == ["title", "note"]
    assert "secret" not in published.bibliography("biblatex")
    assert "secret" not in published.export("nquads").decode()
    assert "secret" in vault.bibliography("biblatex")
