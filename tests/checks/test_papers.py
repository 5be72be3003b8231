"""Checks of papers: which they are, and what they may cite."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_duplicate_identifier_is_one_that_two_notes_claim(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: One
    arxiv: "2001.00001"
    ---
    == LN-B.md
    ---
    title: Two
    arxiv: "2001.00001"
    ---
    == LN-C.md
    ---
    title: Three
    citekey: same
    ---
    == LN-D.md
    ---
    title: Four
    citekey: same
    ---
    """
    same = "have the same identifier"
    one = "the paper of this note and that of"
    assert lines(vault, "duplicate-identifier") == [
        f"LN-A.md:3:9: error {one} LN-B.md:3 {same}: arXiv id 2001.00001",
        f"LN-B.md:3:9: error {one} LN-A.md:3 {same}: arXiv id 2001.00001",
        f"LN-C.md:3:10: error {one} LN-D.md:3 {same}: citekey same",
        f"LN-D.md:3:10: error {one} LN-C.md:3 {same}: citekey same",
    ]


def test_duplicate_identifier_is_one_finding_a_note_however_many_claim_it(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    doi: 10.1000/x
    ---
    == LN-B.md
    ---
    doi: 10.1000/x
    ---
    == LN-C.md
    ---
    doi: 10.1000/x
    ---
    """
    first, second, third = vault.check(["duplicate-identifier"])
    assert "those of LN-B.md:2 and 1 more" in first.message
    assert "those of LN-A.md:2 and 1 more" in second.message
    assert third.path == "LN-C.md"


def test_duplicate_identifier_leaves_a_review_beside_a_literature_note(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    arxiv: "2001.00001"
    ---
    == MR-A.md
    ---
    arxiv: "2001.00001"
    ---
    """
    assert lines(vault, "duplicate-identifier") == []


def test_possible_duplicate_names_the_other_note(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: Attention to everything
    authors: [Ann Lee]
    year: 2017
    ---
    == LN-B.md
    ---
    title: Attention to everything
    authors: [Bo Kim]
    year: 2019
    ---
    """
    shown = lines(vault, "possible-duplicate")
    assert shown[0].startswith(
        "LN-A.md:2:8: warning 'Attention to everything' may be the paper of LN-B.md:1"
    )


def test_impossible_citation_is_one_of_a_later_paper(vault: kg.Vault) -> None:
    """
    == LN-Early.md
    ---
    title: The early paper
    arxiv: "1701.00001"
    authors: [Ann Lee]
    year: 2017
    ---
    ## Related Notes
    - Extends: [[LN-Late]]
    - Extends: [[LN-Printed]]
    == LN-Late.md
    ---
    title: The late paper
    arxiv: "2301.00001"
    authors: [Bo Kim]
    year: 2023
    ---
    == LN-Printed.md
    ---
    title: The printed paper
    arxiv: "1702.00001"
    authors: [Bo Kim]
    year: 2018
    ---
    """
    (found,) = vault.check(["impossible-citation"])
    assert str(found) == (
        "LN-Early.md:8:1: warning[impossible-citation]"
        " 'The early paper' (2017) cites 'The late paper' (2023), which is later"
    )
    assert found.help == "see LN-Late.md:1"
