"""Other bibliographies into the vault's own: what is written, what stays, what is reported."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.bibfiles import read_bibliography
from kg.bibfiles.bibtex import placed_entries
from kg.errors import UnusableSource, WriteError
from kg.importing.entries import Done, ImportedEntries, Source, read_entries
from kg.importing.entries.importing import import_entries

MARKS = re.compile(r",?\s*kg-import = \{[^}]*\},?")


def source(text: str, name: str = "theirs.bib") -> Source:
    read = read_entries("-", text.encode())
    assert read, name
    return read


def imported(vault: kg.Vault, text: str) -> ImportedEntries:
    return vault.import_entries(source(text))


def own(vault: kg.Vault) -> str:
    return (vault.root / "references.bib").read_text("utf-8")


def statuses(done: ImportedEntries) -> list[tuple[str, str]]:
    return [(one.key, one.status) for one in done.entries]


def only(done: ImportedEntries) -> Done:
    (one,) = done.entries
    return one


def test_entries_come_into_a_new_bibliography(vault: kg.Vault) -> None:
    r"""
    == one.md
    # One
    """
    done = imported(
        vault,
        r"""@string{j = "Journal of Gnats"}
@article{doe2019, author = {M{\"u}ller, Z.}, title = {Gnats \& gnus}, journal = j, month = may,
  my-own = {\emph{kept}}, file = {C\:\\x.pdf}}
@preamble{"x"}
@book{roe, title = {Gnus}}""",
    )
    assert statuses(done) == [("doe2019", "created"), ("roe", "created")]
    assert MARKS.sub("", own(vault)) == (
        "@article{doe2019,\n"
        '  author = {M{\\"u}ller, Z.},\n'
        "  title = {Gnats \\& gnus},\n"
        "  journal = {Journal of Gnats},\n"
        "  month = may,\n"
        "  my-own = {\\emph{kept}},\n"
        "  file = {C\\:\\\\x.pdf}\n"
        "}\n\n"
        "@book{roe,\n"
        "  title = {Gnus}\n"
        "}\n"
    )
    assert vault.show("@doe2019").label == "Gnats & gnus"


def test_the_same_import_changes_nothing(vault: kg.Vault) -> None:
    """
    == references.bib
    % my own remark

    @book{mine, title = "Mine"  ,  year=1999}
    """
    text = "@book{a, title = {A}, year = 2001}\n@misc{b, title = {B}}"
    imported(vault, text)
    before = own(vault)
    assert before.startswith('% my own remark\n\n@book{mine, title = "Mine"  ,  year=1999}\n')
    again = imported(vault, text)
    assert statuses(again) == [("a", "unchanged"), ("b", "unchanged")]
    assert not again.diff
    assert own(vault) == before


def test_what_has_no_name_is_known_again_by_all_that_it_says(vault: kg.Vault) -> None:
    """
    == one.md
    # One
    """
    ris = "TY  - JOUR\nAB  - No title and no key.\nER  -\n"
    assert statuses(imported(vault, ris)) == [("entry", "created")]
    assert statuses(imported(vault, ris)) == [("entry", "unchanged")]


def test_what_the_import_brought_follows_it(vault: kg.Vault) -> None:
    """
    == one.md
    # One
    """
    imported(vault, "@book{a, title = {A}, year = 2001, publisher = {Old}}")
    done = only(
        imported(vault, "@book{a, title = {A}, year = 2002, publisher = {Old}, doi={10.1/x}}")
    )
    assert (done.status, done.fields, done.conflicts) == ("updated", ("year", "doi"), ())
    assert "year = {2002}" in own(vault)
    assert "doi = {10.1/x}" in own(vault)


def test_what_its_owner_changed_stays(vault: kg.Vault) -> None:
    """
    == one.md
    # One
    """
    imported(vault, "@book{a, title = {A}, year = 2001, publisher = {Old}, note = {Theirs}}")
    file = vault.root / "references.bib"
    file.write_text(
        own(vault)
        .replace("{Old}", "{Mine}")
        .replace("  note = {Theirs},\n", "")
        .replace("2001", "1999")
    )
    before = own(vault)
    same = imported(vault, "@book{a, title = {A}, year = 2001, publisher = {Old}, note = {Theirs}}")
    assert only(same) == Done("a", "unchanged", "A", 1)
    assert own(vault) == before
    (conflict,) = only(imported(vault, "@book{a, title = {A}, publisher = {New}}")).conflicts
    assert (conflict.field, conflict.here, conflict.there) == ("publisher", "Mine", "New")
    assert own(vault) == before


def test_an_entry_of_ones_own_only_gains(vault: kg.Vault) -> None:
    """
    == references.bib
    @article{mine,
        author  = "Doe, Jane",
        title   = {Gnats},
        journal = {J. Gnats},
        year    = 2019
    }

    @book{other, title = {Other}}
    """
    done = only(
        imported(
            vault,
            """@article{theirs, author = {Doe, J.}, title = {{GNATS}},
  journaltitle = {Journal of Gnats}, date = {2019-05}, doi = {10.1000/gnats}, volume = 7}""",
        )
    )
    assert (done.key, done.status, done.fields) == ("mine", "updated", ("doi", "volume"))
    assert [one.field for one in done.conflicts] == ["key", "journaltitle"]
    assert MARKS.sub("", own(vault)) == (
        "@article{mine,\n"
        '    author  = "Doe, Jane",\n'
        "    title   = {Gnats},\n"
        "    journal = {J. Gnats},\n"
        "    year    = 2019,\n"
        "    doi = {10.1000/gnats},\n"
        "    volume = {7}\n"
        "}\n\n"
        "@book{other, title = {Other}}\n"
    )


def test_entries_are_known_by_identifier_then_by_title(vault: kg.Vault) -> None:
    """
    == references.bib
    @article{a, title = {Said so}, author = {Doe, J.}, year = 2019, doi = {10.1000/A}}
    @misc{b, title = {Gnus at large}, author = {Roe, R.}, year = 2001}
    @misc{c, title = {Gnus at large}, author = {Poe, E.}, year = 1845}
    """
    done = imported(
        vault,
        """@article{x, title = {Said otherwise}, doi = {https://doi.org/10.1000/a}, note = {n}}
@misc{y, title = {Gnus at Large}, author = {Roe, Rita}, year = 2001, note = {n}}
@misc{z, title = {Gnus at large}, author = {Moe, M.}, year = 2020, note = {n}}""",
    )
    assert statuses(done) == [("a", "updated"), ("b", "updated"), ("z", "created")]


def test_a_key_of_another_paper_is_reported_not_settled(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{doe, title = {Gnats}, author = {Doe, J.}, year = 2019}
    """
    before = own(vault)
    done = only(imported(vault, "@book{doe, title = {Gnus}, author = {Roe, R.}, year = 2001}"))
    (conflict,) = done.conflicts
    assert (done.status, conflict.field) == ("unchanged", "key")
    assert (conflict.here, conflict.there) == ("Gnats", "Gnus")
    assert own(vault) == before


def test_csl_json_and_ris_come_as_biblatex(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{doe2019, title = {Not this one}, year = 1900}
    """
    csl = [{
        "id": "doe2019", "type": "article-journal", "title": "Gnats & gnus",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "Gnat & Gnu Society"}],
        "issued": {"date-parts": [[2019]]}, "container-title": "Journal of Gnats",
    }]  # fmt: skip
    first = only(imported(vault, json.dumps(csl)))
    assert (first.key, first.status) == ("doe2019gnats", "created")  # the id is another's key
    assert "author = {Doe, Jane and {Gnat \\& Gnu Society}}" in own(vault)
    assert "title = {Gnats \\& gnus}" in own(vault)
    ris = "TY  - JOUR\nAU  - Doe, Jane\nTI  - Gnats & gnus\nPY  - 2019\nVL  - 7\nER  -\n"
    again = only(imported(vault, ris))
    assert (again.key, again.status) == ("doe2019gnats", "updated")
    assert again.fields == ("author", "volume")  # both are the import's


def test_children_find_their_parents_under_the_key_that_these_have(vault: kg.Vault) -> None:
    """
    == references.bib
    @proceedings{mine, title = {Proceedings of Gnats}, year = 1999}
    """
    imported(
        vault,
        """@inproceedings{child, title = {Child}, crossref = {theirs}}
@proceedings{theirs, title = {Proceedings of Gnats}, year = 1999}""",
    )
    assert "crossref = {mine}" in own(vault)


def test_dry_run_writes_nothing_and_shows_the_diff(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{a, title = {A}}
    """
    before = own(vault)
    done = vault.import_entries(source("@book{b, title = {B}}"), notes=True, dry_run=True)
    assert "+@book{b," in done.diff
    assert [one.status for one in done.notes] == ["created"]
    assert own(vault) == before
    assert [path.name for path in vault.root.iterdir() if path.suffix == ".md"] == []


def test_line_ends_and_byte_order_mark_stay(vault_folder: Path) -> None:
    file = vault_folder / "references.bib"
    file.write_bytes(b"\xef\xbb\xbf% mine\r\n@book{a,\r\n  title = {A}\r\n}")
    kg.open(vault_folder).import_entries(
        source("@book{a, title = {A}, year = 2001}\n@book{b, title={B}}")
    )
    data = file.read_bytes()
    assert data.startswith(
        b"\xef\xbb\xbf% mine\r\n@book{a,\r\n  title = {A},\r\n  year = {2001},\r\n"
    )
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_bibliography_that_cannot_be_changed_safely_is_left_alone(vault_folder: Path) -> None:
    file = vault_folder / "references.bib"
    file.write_bytes(b"@book{a, title = {M\xfccken}}")
    with pytest.raises(WriteError, match="not UTF-8"):
        kg.open(vault_folder).import_entries(source("@book{b, title = {B}}"))
    assert file.read_bytes() == b"@book{a, title = {M\xfccken}}"


def test_the_first_bibtex_file_of_kg_yaml_is_the_vaults_own(vault: kg.Vault) -> None:
    """
    == kg.yaml
    citation: {bibliography: [lib/others.json, lib/own.bib, lib/third.bib]}
    == lib/others.json
    []
    """
    assert vault.import_entries(source("@book{a, title = {A}}")).path == "lib/own.bib"
    assert "@book{a," in (vault.root / "lib/own.bib").read_text("utf-8")
    (vault.root / "kg.yaml").write_text("citation: {bibliography: lib/others.json}\n")
    with pytest.raises(WriteError, match="no BibTeX file"):
        vault.reopened().import_entries(source("@book{a, title = {A}}"))


def test_a_note_per_entry_when_asked(vault: kg.Vault) -> None:
    """
    == literature/LN-Doe-2019-Gnats.md
    # LN: Doe (2019) — Gnats

    **DOI**: 10.1000/gnats

    My own words.
    == plan.md
    A note about nothing in particular.
    """
    mine = vault.root / "literature/LN-Doe-2019-Gnats.md"
    before = mine.read_bytes()
    text = """@article{doe2019, author = {Doe, J.}, title = {Gnats}, doi = {10.1000/gnats}}
@article{roe2001, author = {Roe, Rita and Poe, E.}, title = {Gnus [[x]] at large}, year = 2001,
  journal = {Journal of Gnus}, abstract = {About gnus.}}"""
    done = vault.import_entries(source(text), notes=True)
    assert [one.path for one in done.notes] == ["literature/LN-Roe-2001-Gnus-X-Large.md"]
    note = (vault.root / done.notes[0].path).read_text("utf-8")
    assert 'authors: ["Roe, Rita", "Poe, E."]' in note
    assert "citekey: roe2001" in note or 'citekey: "roe2001"' in note
    assert "About gnus." in note
    assert "[[x]]" not in note
    assert vault.show("@roe2001").notes
    again = vault.import_entries(source(text), notes=True)
    assert not again.notes
    assert mine.read_bytes() == before


def test_an_entry_whose_braces_do_not_balance_is_not_touched(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{a,
      title = {Gnats},
      note = {open {,
      year = {2001}
    }
    @book{b, title = {Gnus}}
    """
    before = own(vault)
    done = imported(vault, "@book{a, title = {Gnats}, doi = {10.1000/x}}")
    assert [one.field for one in only(done).conflicts] == ["braces"]
    assert own(vault) == before


def test_what_is_no_bibliography_is_read_as_a_page(tmp_path: Path) -> None:
    assert read_entries("page.html") is None
    assert read_entries("-", b"# A page") is None
    with pytest.raises(UnusableSource, match="cannot be read"):
        read_entries(str(tmp_path / "none.bib"))
    empty = tmp_path / "empty.bib"
    empty.write_text("")
    with pytest.raises(UnusableSource, match="holds no entries"):
        read_entries(str(empty))


_VALUE = st.text(st.sampled_from('ab {}\\"@,=#%&$~é\n'), max_size=15)


@settings(max_examples=150, deadline=None)
@given(
    own=_VALUE, theirs=st.lists(_VALUE, min_size=1, max_size=3), layout=st.sampled_from(["\n", " "])
)
def test_nothing_that_was_there_is_lost(
    tmp_path_factory: pytest.TempPathFactory, own: str, theirs: list[str], layout: str
) -> None:
    """Whatever stands in the file: its entries are all there afterwards, as they were."""
    root = tmp_path_factory.mktemp("vault")
    file = root / "references.bib"
    mine = f"@book{{a,{layout}title = {{Gnats}},{layout}note = {{{own}}}}}"
    text = f"% x\n{mine}{layout}@book{{b, year=1}}"
    file.write_text(text, "utf-8")
    before = placed_entries(text)
    fields = ",".join(f"f{n} = {{{one}}}" for n, one in enumerate(theirs))
    read = read_bibliography("x.bib", f"@book{{a, title = {{Gnats}}, {fields}}}".encode())
    if not read.entries:
        return
    import_entries(root, "references.bib", Source("x.bib", read, read))
    after = placed_entries(file.read_bytes().decode())
    assert len(after) == len(before) + (
        0 if any(p.entry.get("title") == "Gnats" for p in before) else 1
    )
    for one, other in zip(before, after, strict=False):
        kept = {field.name: (field.value, field.latex) for field in one.entry.fields}
        now = {field.name: (field.value, field.latex) for field in other.entry.fields}
        assert kept.items() <= now.items()
