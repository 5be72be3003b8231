"""Checks of links: to notes, to files, into notes, without a reason."""

from __future__ import annotations

from pathlib import Path

import kg
from tests.checks.lines import lines


def test_dangling_link_names_the_nearest_note(vault: kg.Vault) -> None:
    """
    == jones2019.md
    == smith.md
    Extends [[jones2091]], says [[nobody at all]].
    """
    near, far = vault.check(["dangling-link"])
    assert str(near) == "smith.md:1:9: error[dangling-link] no note is called 'jones2091'"
    assert (near.end_line, near.end_column) == (1, 22)
    assert near.help == "did you mean 'jones2019'?"
    assert far.help == "write the note, or correct the name"


def test_dangling_link_leaves_what_a_template_will_fill_in(vault: kg.Vault) -> None:
    """
    == template.md
    See [[<% tp.file.title %>]] and [[{{date}}]].
    """
    assert lines(vault, "dangling-link") == []


def test_dangling_link_leaves_files_that_are_only_outside_the_vault(vault: kg.Vault) -> None:
    """
    == kg.yaml
    notes: [notes]
    == README.md
    == notes/a.md
    See [the readme](../README.md), [[README]] and [[READMORE]].
    """
    assert lines(vault, "dangling-link") == [
        "notes/a.md:1:48: error no note is called 'READMORE'",
    ]


def test_dangling_link_to_a_folder_that_a_name_is_not_in_is_no_sure_thing(vault: kg.Vault) -> None:
    """
    == old/LN-Jones-2019.md
    == a.md
    [[new/LN Jones 2019]] [[old/LN Jones 2019]]
    """
    assert [d.help for d in vault.check(["dangling-link"])] == [
        "did you mean 'LN-Jones-2019'?",
        "did you mean 'old/LN-Jones-2019'? (`kg check --fix` does it)",
    ]


def test_dangling_link_with_the_letters_of_two_notes_is_not_guessed(vault: kg.Vault) -> None:
    """
    == a b.md
    == a-b.md
    == c.md
    [[a_b]]
    """
    assert lines(vault, "dangling-link") == ["c.md:1:1: error no note is called 'a_b'"]
    assert vault.fix() == ()


def test_ambiguous_link_names_all_that_it_may_mean(vault: kg.Vault) -> None:
    """
    == a/jones.md
    == b/jones.md
    == smith.md
    See [[jones]].
    """
    (found,) = vault.check(["ambiguous-link"])
    assert str(found) == (
        "smith.md:1:5: error[ambiguous-link] 'jones' may be any of a/jones.md, b/jones.md"
    )
    assert found.help == "write the path: [[a/jones]]"


def test_missing_attachment_is_no_missing_note(vault: kg.Vault) -> None:
    """
    == figures/loss-curve.png
    == a.md
    ![[figures/los-curve.png]] and ![[loss-curve.png]] and [data](data.csv)
    """
    assert lines(vault, "dangling-link") == []
    assert lines(vault, "missing-attachment") == [
        "a.md:1:1: error there is no file 'figures/los-curve.png'",
        "a.md:1:56: error there is no file 'data.csv'",
    ]
    assert vault.check(["missing-attachment"])[0].help == "did you mean 'loss-curve.png'?"


def test_dangling_heading_is_a_heading_or_block_that_is_not_there(vault: kg.Vault) -> None:
    """
    == jones.md
    # Jones
    ## Results: *what* was seen
    A claim. ^claim-2
    == smith.md
    [[jones#Results what was seen]] [[jones#^claim-2]] [x](jones.md#results-what-was-seen)
    [[jones#Jones#Results: what was seen]] [[#Below]]
    [[jones#Resuls what was seen]] [[jones#^claim-3]] [[#Blow]]
    ## Below
    """
    assert lines(vault, "dangling-heading") == [
        "smith.md:3:1: warning jones.md has no heading 'Resuls what was seen'",
        "smith.md:3:32: warning jones.md has no block '^claim-3'",
        "smith.md:3:51: warning smith.md has no heading 'Blow'",
    ]
    assert [d.help for d in vault.check(["dangling-heading"])] == [
        "did you mean 'Results: what was seen'?",
        "did you mean '^claim-2'?",
        "did you mean 'Below'?",
    ]


def test_dangling_heading_knows_what_only_the_parser_sees(vault: kg.Vault) -> None:
    """
    == jones.md
    Underlined
    ==========

    ```
    # In code
    ```
    == smith.md
    [[jones#Underlined]] [[jones#In code]]
    """
    # a heading in a block of code is taken for one at the first glance: that is let pass
    assert lines(vault, "dangling-heading") == []


def test_dangling_heading_leaves_parts_of_files_that_are_no_notes(vault: kg.Vault) -> None:
    """
    == paper.pdf
    == views.base
    == a.md
    [[paper.pdf#page=2]] ![[views.base#Active]] [[nobody#Nothing]]
    """
    assert lines(vault, "dangling-heading") == []


def test_link_without_reason_points_at_the_link(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ## Related Notes
    - [[LN-B]] — because it measures
    - [[LN-B]] · [[folder/LN-C|the third]]
    == LN-B.md
    == folder/LN-C.md
    """
    assert lines(vault, "link-without-reason") == [
        "LN-A.md:3:3: info the link to 'LN-B' has no reason",
        "LN-A.md:3:14: info the link to 'LN-C' has no reason",
    ]


def test_link_without_reason_is_satisfied_by_a_suppression_too(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ## Related Notes
    - [[LN-B]] <!-- kg-ignore: link-without-reason -->
    - [[LN-C]] %% kg-ignore: link-without-reason %%
    == LN-B.md
    == LN-C.md
    """
    assert lines(vault, "link-without-reason", "unused-suppression") == []


def test_a_name_that_no_file_can_have_stops_nothing(vault_folder: Path) -> None:
    """
    == a.md
    """
    (vault_folder / "a.md").write_text(f"[[{'x' * 5000}]]", "utf-8")
    assert len(kg.open(vault_folder).check(["dangling-link"])) == 1
