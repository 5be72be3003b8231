"""Renaming citekeys: in front matter, citations and bibliographies."""

from __future__ import annotations

import pytest

import kg
from kg.errors import UnknownThing, WriteError
from tests.moving.conftest import files


def read(vault: kg.Vault, path: str) -> str:
    return (vault.root / path).read_text("utf-8")


def test_a_citekey_is_renamed_in_notes_citations_and_the_bibliography(vault: kg.Vault) -> None:
    """
    == references.bib
    @string{x = "old2019"}
    @article{old2019, title = {Quiet proxies}, author = {Okoro, Ada}, year = 2019}
    @inproceedings{old2019b, title = {Loud proxies}, crossref = {old2019}, note = {as old2019}}
    @set{both, entryset = {old2019, old2019b}}
    == LN-Okoro.md
    ---
    type: literature
    title: "Quiet proxies"
    citekey: "@old2019"
    ---
    # LN: Okoro (2019)
    == x.md
    As [see @old2019, p. 3; -@old2019b] and @old2019 say, @{old2019}. `@old2019` a@old2019.org
    [[@old2019]] [@OLD2019] @old2019.
    """
    done = vault.rename("@old2019", "@okoro:2019")
    assert done.what == "the rename of @old2019 to @okoro:2019"
    assert read(vault, "references.bib") == (
        '@string{x = "old2019"}\n'
        "@article{okoro:2019, title = {Quiet proxies}, author = {Okoro, Ada}, year = 2019}\n"
        "@inproceedings{old2019b, title = {Loud proxies}, crossref = {okoro:2019},"
        " note = {as old2019}}\n"
        "@set{both, entryset = {okoro:2019, old2019b}}\n"
    )
    assert 'citekey: "@okoro:2019"\n' in read(vault, "LN-Okoro.md")
    assert read(vault, "x.md") == (
        "As [see @okoro:2019, p. 3; -@old2019b] and @okoro:2019 say, @{okoro:2019}."
        " `@old2019` a@old2019.org\n[[@old2019]] [@okoro:2019] @okoro:2019.\n"
    )
    assert vault.check(["unknown-citekey"]) == ()
    before = files(vault.root)
    vault.rename("@okoro:2019", "@old2019")
    vault.rename("@old2019", "okoro:2019")
    assert files(vault.root) == before


def test_a_note_that_is_called_by_its_key_is_renamed_as_well(vault: kg.Vault) -> None:
    """
    == lit/@old2019.md
    ---
    type: literature
    title: Quiet proxies
    citekey: old2019
    ---
    == x.md
    [[@old2019]] and [[@old2019#Top|him]], [@old2019]
    """
    vault.rename("@old2019", "@new2019")
    assert read(vault, "x.md") == "[[@new2019]] and [[@new2019#Top|him]], [@new2019]\n"
    assert "citekey: new2019\n" in read(vault, "lit/@new2019.md")


def test_a_key_that_changed_in_the_bibliography_is_followed(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{new2020, title = {A book}, year = 2020}
    == x.md
    [@old2020] @olderstill2020
    """
    vault.rename("@old2020", "@new2020")
    assert read(vault, "x.md") == "[@new2020] @olderstill2020\n"
    with pytest.raises(UnknownThing):
        vault.rename("@olderstill2020", "@nobody2020")
    with pytest.raises(UnknownThing, match="@new2021"):
        vault.rename("@new2021", "@x")


def test_the_key_of_another_paper_is_refused(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{one2020, title = {A book}, year = 2020}
    @book{two2020, title = {Another}, year = 2020}
    """
    with pytest.raises(WriteError, match="another paper"):
        vault.rename("@one2020", "@two2020")
    for wrong in ("", "@", "two words", "{x}", "a,b"):
        with pytest.raises(WriteError, match="no citekey"):
            vault.rename("@one2020", wrong)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("refs.json", '[{"id": "old", "type": "book", "title": "about old"}]'),
        ("refs.ris", "TY  - BOOK\r\nID  - old\r\nTI  - about old\r\nER  - \r\n"),
        ("refs.bib", "% old\n@book(old,\n  title = {about old})\n@misc{older, title={x}}"),
    ],
)
def test_each_form_of_a_bibliography_is_rewritten_at_its_keys(
    vault: kg.Vault, name: str, text: str
) -> None:
    """
    == kg.yaml
    citation: {bibliography: [refs.bib, refs.json, refs.ris]}
    """
    (vault.root / name).write_bytes(text.encode())
    vault.rename("@old", "@fresh")
    wanted = text.replace('"old"', '"fresh"').replace("- old", "- fresh").replace("(old", "(fresh")
    assert (vault.root / name).read_bytes() == wanted.encode()


def test_a_bibliography_in_another_encoding_keeps_its_bytes(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{x,}
    """
    data = "@book{old, author = {Müller}, title = {Größe}}\r\n".encode("latin-1")
    (vault.root / "references.bib").write_bytes(data)
    vault.rename("@old", "@new")
    assert (vault.root / "references.bib").read_bytes() == data.replace(b"old", b"new")
