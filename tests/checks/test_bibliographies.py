"""Checks of bibliographies: what is wrong in an entry is told where it stands."""

from __future__ import annotations

import kg
from kg.diagnostics import Diagnostic


def found(vault: kg.Vault, rule: str) -> list[tuple[str, int]]:
    return [place(one) for one in vault.check([rule])]


def place(one: Diagnostic) -> tuple[str, int]:
    return one.path, one.line


def test_unreadable_entry_says_which_field_is_never_closed(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{a, title = {A}}
    @book{b,
      title = {Never closed, year = 2000

    @book{c, title = {C}}
    """
    (one,) = vault.check(["unreadable-entry"])
    assert place(one) == ("references.bib", 3)
    assert "'b'" in one.message
    assert "'title'" in one.message


def test_malformed_entry_is_a_slip_in_an_entry_that_was_read(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{a, title = {A} year = 2000}
    @book{b, title = {B}, title = {C}}
    @book{c, title = {C}, publisher = nobody}
    @book{d, crossref = {nowhere}, title = {D}}
    @book{e, note = {neither title nor identifier}}
    @book{f, title = {F}}
    """
    rule = "malformed-entry"
    assert found(vault, rule) == [("references.bib", line) for line in range(1, 6)]


def test_duplicate_citekey_names_the_line_of_the_first(vault: kg.Vault) -> None:
    """
    == references.bib
    @book{Doe2019, title = {A}}
    @book{roe2001, title = {B}}
    @book{doe2019, title = {C}}
    """
    (one,) = vault.check(["duplicate-citekey"])
    assert place(one) == ("references.bib", 3)
    assert "line 1" in one.message


def test_missing_bibliography_is_told_where_it_is_named(vault: kg.Vault) -> None:
    """
    == kg.yaml
    ignore: [drafts]
    citation:
      bibliography:
        - lost.bib
        - drafts/left-out.bib
        - ./here.bib
    == drafts/left-out.bib
    @book{a, title = {A}}
    == here.bib
    @book{b, title = {B}}
    """
    lost, left_out = vault.check(["missing-bibliography"])
    assert (place(lost), place(left_out)) == (("kg.yaml", 4), ("kg.yaml", 5))
    assert "no such file" in lost.message
    assert "left out" in left_out.message


def test_missing_bibliography_is_no_matter_where_none_is_named(vault: kg.Vault) -> None:
    """
    == one.md
    # One
    """
    assert not found(vault, "missing-bibliography")
