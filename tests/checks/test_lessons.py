"""Checks of lessons."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_duplicate_question_names_the_first_one(vault: kg.Vault) -> None:
    """
    == LS-A.md
    ## Quiz
    1. What is a proxy?
    2. What else?
    3. What is a proxy?
    """
    assert lines(vault, "duplicate-question") == [
        "LS-A.md:4:1: info 'What is a proxy?' was asked at LS-A.md:2",
    ]


def test_unknown_section_names_only_what_is_not_there(vault: kg.Vault) -> None:
    """
    == LS-A.md
    ## The big picture
    It is so.
    ## Quiz
    1. Does "The big picture" agree with "A worked example"?
    """
    assert lines(vault, "unknown-section") == [
        "LS-A.md:4:1: info the lesson has no section 'A worked example'",
    ]


def test_unverified_quotation_is_settled_by_a_suppression(vault: kg.Vault) -> None:
    """
    == LS-A.md
    > A measure can be too poor to be held to.
    > — A reader, Notes on proxies (2026)

    > Another one.
    > — A reader, Notes on proxies (2026) <!-- kg-ignore: unverified-quotation -->
    """
    assert lines(vault, "unverified-quotation") == [
        (
            "LS-A.md:1:1: info 'A measure can be too poor to be held to.'"
            " was not compared with its source"
        ),
    ]
