"""Renaming headings and block ids: what led to them leads to them."""

from __future__ import annotations

import pytest

import kg
from kg.errors import MoveError, UnknownThing, WriteError


def read(vault: kg.Vault, path: str) -> str:
    return (vault.root / path).read_text("utf-8")


def test_links_to_a_heading_follow_in_the_form_in_which_they_were_written(vault: kg.Vault) -> None:
    r"""
    == a.md
    ---
    aliases: [the a]
    ---
    # Top
    ## Old results ##
    [[#Old results]] [[#Top#Old results|x]] [l](#old-results)
    ### Below
    == sub/x.md
    ---
    on: "[[a#Old results]]"
    ---
    [[a#Old results]] [[the a#old results#Below]] ![[a#Old results]] [l](../a.md#old-results)
    [l](../a.md#Old%20results) [[a#Old: results!]] [[a#Other]] [[x#Old results]]

    | [[a#Old results\|r]] |
    |---|
    """
    vault.rename("a#Old results", "What *we* found (2020)")
    assert "## What *we* found (2020) ##\n" in read(vault, "a.md")
    assert (
        "[[#What we found (2020)]] [[#Top#What we found (2020)|x]] [l](#what-we-found-2020)"
    ) in read(vault, "a.md")
    assert read(vault, "sub/x.md") == (
        '---\non: "[[a#What we found (2020)]]"\n---\n'
        "[[a#What we found (2020)]] [[the a#What we found (2020)#Below]]"
        " ![[a#What we found (2020)]] [l](../a.md#what-we-found-2020)\n"
        "[l](../a.md#What%20we%20found%20%282020%29) [[a#What we found (2020)]] [[a#Other]]"
        " [[x#Old results]]\n\n"
        "| [[a#What we found (2020)\\|r]] |\n|---|\n"
    )
    assert vault.check(["dangling-heading"])[0].message.endswith("heading 'Other'")


def test_of_two_headings_of_one_name_that_is_renamed_which_links_mean(vault: kg.Vault) -> None:
    """
    == a.md
    # One
    ## Notes
    # Two
    ## Notes
    == x.md
    [[a#Notes]] [[a#One#Notes]] [[a#Two#Notes]]
    """
    done = vault.rename("a#Notes", "Remarks")
    assert done.remarks == ("a.md has 1 more of that name: the first was renamed",)
    assert read(vault, "x.md") == "[[a#Remarks]] [[a#One#Remarks]] [[a#Two#Notes]]\n"
    vault.undo()
    vault.rename("a#Two#Notes", "Remarks")
    assert read(vault, "a.md") == "# One\n## Notes\n# Two\n## Remarks\n"
    assert read(vault, "x.md") == "[[a#Notes]] [[a#One#Notes]] [[a#Two#Remarks]]\n"


def test_a_heading_keeps_its_marks_and_its_block_id(vault: kg.Vault) -> None:
    """
    == a.md
    > ## Old  ^here

    Under *Old*
    ===
    """
    vault.rename("a#Old", "New")
    vault.rename("a#under old", "Below")
    assert read(vault, "a.md") == "> ## New  ^here\n\nBelow\n===\n"


@pytest.mark.parametrize("new", ["", " ", "!!!", "a ^id", "---", "# x", "a #"])
def test_what_cannot_be_a_heading_is_refused(vault: kg.Vault, new: str) -> None:
    """
    == a.md
    Old
    ===
    text
    """
    before = read(vault, "a.md")
    try:
        vault.rename("a#Old", new)
    except (WriteError, MoveError):
        assert read(vault, "a.md") == before
    else:
        assert read(vault, "a.md") == f"{new}\n===\ntext\n"


def test_a_heading_that_is_there_already_is_refused(vault: kg.Vault) -> None:
    """
    == a.md
    # One
    # Two
    """
    with pytest.raises(MoveError, match=r"a\.md:2: there is a heading 'Two' already"):
        vault.rename("a#One", "two")
    with pytest.raises(UnknownThing):
        vault.rename("a#Three", "Four")


def test_a_block_id_is_renamed_with_the_links_to_it(vault: kg.Vault) -> None:
    r"""
    == a.md
    - A claim. ^c1
    - Another. ^c10

    [[#^c1]]
    == x.md
    [[a#^c1]] [[a#^C1|one]] ![[a#^c1]] [l](a.md#^c1) [[a#^c10]] [[x#^c1]]
    """
    vault.rename("a#^c1", "main-claim")
    assert read(vault, "a.md") == "- A claim. ^main-claim\n- Another. ^c10\n\n[[#^main-claim]]\n"
    assert read(vault, "x.md") == (
        "[[a#^main-claim]] [[a#^main-claim|one]] ![[a#^main-claim]] [l](a.md#^main-claim)"
        " [[a#^c10]] [[x#^c1]]\n"
    )
    for wrong in ("c10", "two words", "ä", ""):
        with pytest.raises(WriteError):
            vault.rename("a#^main-claim", wrong)
    with pytest.raises(UnknownThing):
        vault.rename("a#^nothing", "x")


def test_each_of_several_notes_in_a_file_has_headings_of_its_own(vault: kg.Vault) -> None:
    """
    == many.md
    ---
    id: PN-1
    title: One
    ---
    # Same ^b

    ---
    id: PN-2
    title: Two
    ---
    # Same ^b
    [[#Same]] [[PN-1#^b]]
    == x.md
    [[PN-2#Same]] [[PN-1#Same]] [[PN-2#^b]]
    """
    vault.rename("PN-2#Same", "Other")
    vault.rename("PN-2#^b", "c")
    text = read(vault, "many.md")
    assert text.count("# Same ^b") == text.count("# Other ^c") == 1
    assert "[[#Other]] [[PN-1#^b]]" in text
    assert read(vault, "x.md") == "[[PN-2#Other]] [[PN-1#Same]] [[PN-2#^c]]\n"
