"""A few letters are enough to find what a thing is called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kg


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("deceptive alignment", "Deceptive alignment"),
        ("DECEP", "Deceptive alignment"),
        ("align dec", "Deceptive alignment"),
        ("reward hack", "reward hacking"),
        ("@hubinger2019", "hubinger2019risks"),
        ("hub19", "hubinger2019risks"),
        ("ethics", "Ethics chapter"),
        ("depective alignment", "Deceptive alignment"),
        ("1906.01", "1906.01820"),
    ],
)
def test_what_is_typed_finds_the_name(example: kg.Vault, typed: str, name: str) -> None:
    assert example.called(typed)[0].name == name


def test_the_beginning_of_a_name_comes_before_the_beginning_of_a_word(vault: kg.Vault) -> None:
    """
    == a.md
    # Open debate
    == b.md
    # Debate
    == c.md
    # Debates
    == d.md
    # Indebated
    """
    assert [one.name for one in vault.called("debate")] == [
        "Debate",
        "Debates",
        "Open debate",
        "Indebated",
    ]


def test_letters_in_order_count_only_within_one_word(vault: kg.Vault) -> None:
    """
    == one.md
    # Hub of 19 links
    == two.md
    # hubinger2019
    """
    assert [one.name for one in vault.called("hub19")] == ["hubinger2019"]


def test_a_kind_in_front_leaves_things_of_that_kind(example: kg.Vault) -> None:
    assert {one.kind for one in example.called("hubinger")} == {"paper", "person"}
    assert {one.name for one in example.called("person:hubinger")} == {"Evan Hubinger"}
    assert {one.kind for one in example.called("artifact:")} == {"artifact"}


def test_a_note_is_found_as_what_it_is_about_once(example: kg.Vault) -> None:
    found = [one.iri for one in example.called("deceptive alignment")]
    assert found == [f"{example.config.base}concept/deceptive-alignment"]


def test_what_agrees_is_marked_in_the_name_as_it_is_written(vault: kg.Vault) -> None:
    """
    == a.md
    # Meta-learning after Rocktäschel
    """
    (one,) = vault.called("rocktaschel meta")
    assert [one.name[start:end] for start, end in one.marks] == ["Meta", "Rocktäschel"]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\x1b[31m", "concept", "[](){}*+\\"])
def test_any_text_may_be_typed(example: kg.Vault, typed: str) -> None:
    for one in example.called(typed):
        assert all(0 <= start < end <= len(one.name) for start, end in one.marks)


def test_names_follow_the_notes(vault: kg.Vault) -> None:
    """
    == a.md
    # Something
    """
    assert [one.name for one in vault.called("someth")] == ["Something"]
    (vault.root / "b.md").write_text("# Something else\n", "utf-8")
    vault.refresh()
    assert [one.name for one in vault.called("someth")] == ["Something", "Something else"]


def test_hubs_count_the_links_to_a_thing_and_to_its_notes(vault: kg.Vault) -> None:
    """
    == PN-Honesty.md
    ---
    type: permanent-note
    title: Honesty
    ---
    # Honesty
    == a.md
    [[PN-Honesty]] and [[b]], but no [[c]], and ![[picture.png]] ![[picture.png]].
    == b.md
    [[PN-Honesty]] again.
    == picture.png
    """
    base = vault.config.base
    assert vault.hubs() == ((f"{base}concept/honesty", 2), (f"{base}note/b", 1))
    assert vault.hubs(limit=1) == ((f"{base}concept/honesty", 2),)


def test_the_note_that_changed_last_comes_first(vault_folder: Path) -> None:
    """
    == a.md
    # A
    == b.md
    # B
    == c.md
    # C
    """
    for age, name in enumerate(("b", "a", "c")):
        os.utime(vault_folder / f"{name}.md", (1e9 - age, 1e9 - age))
    vault = kg.open(vault_folder)
    latest = [address.removeprefix(f"{vault.config.base}note/") for address in vault.latest()]
    assert latest == ["b", "a", "c"]
    assert len(vault.latest(limit=2)) == 2
