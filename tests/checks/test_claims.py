"""Checks of claims: contradictions made visible."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_support_and_dispute_by_one_source_is_a_contradiction(vault: kg.Vault) -> None:
    """
    == MR-B.md
    ## Core claim
    Training selects for conduct. ^core
    == LN-A.md
    ---
    title: A
    ---
    ## Related Notes
    - Supports: [[MR-B#^core]]
    - Disputes: [[MR-B#^core]]
    """
    assert lines(vault, "support-and-dispute") == [
        (
            "LN-A.md:6:1: warning 'Training selects for conduct.' is disputed here"
            " and supported by the same at LN-A.md:5"
        ),
    ]


def test_support_and_dispute_by_two_sources_is_worth_to_know(vault: kg.Vault) -> None:
    """
    == MR-B.md
    ## Core claim
    Training selects for conduct. ^core
    == LN-A.md
    ---
    title: A
    ---
    ## Related Notes
    - Supports: [[MR-B#^core]]
    == LN-C.md
    ---
    title: C
    ---
    ## Related Notes
    - Disputes: [[MR-B#^core]]
    """
    (found,) = vault.check(["support-and-dispute"])
    assert str(found) == (
        "LN-C.md:5:1: info[support-and-dispute]"
        " 'Training selects for conduct.' is disputed here and supported at LN-A.md:5"
    )
    assert found.help == "the claim stands at MR-B.md:2"


def test_open_and_fact_is_the_same_sentence_meant_in_two_ways(vault: kg.Vault) -> None:
    """
    == MR-A.md
    ## Core claim
    Training selects for conduct.
    == MR-B.md
    ## Core claim
    Something else.
    ## If this is right
    Training selects for conduct.
    """
    assert lines(vault, "open-and-fact") == [
        (
            "MR-A.md:2:1: warning 'Training selects for conduct.' is taken as fact here"
            " and is hypothetical at MR-B.md:4"
        ),
    ]


def test_open_and_fact_says_what_rests_on_something_hypothetical(vault: kg.Vault) -> None:
    """
    == MR-B.md
    ## Core claim
    Something else.
    ## If this is right
    Training selects for conduct. ^conduct
    == SP-Rule.md
    Nobody is trusted. rests on:: [[MR-B#^conduct]]
    """
    assert lines(vault, "open-and-fact") == [
        (
            "SP-Rule.md:1:1: info this rests on 'Training selects for conduct.',"
            " which is hypothetical at MR-B.md:4"
        ),
    ]


def test_circular_argument_rests_on_itself(vault: kg.Vault) -> None:
    """
    == a.md
    The model is safe. rests on:: [[b#^watched]] ^safe
    == b.md
    It is watched. rests on:: [[a#^safe]] ^watched
    """
    (line,) = lines(vault, "circular-argument")
    assert line.startswith("a.md:1:1: warning 'The model is safe.")
    assert line.endswith("rests on itself, through b.md:1")
