"""Checks of papers and of the notes on them."""

from __future__ import annotations

import kg


def found(vault: kg.Vault, rule: str) -> list[tuple[str, str, str]]:
    return [(d.path, d.severity.value, d.message) for d in vault.check([rule])]


def test_a_gap_in_the_5_cs_is_a_warning(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ## 5 Cs
    | C | Assessment |
    |---|---|
    | Category | Survey |
    | Context | Old |
    | Correctness | Sound |
    | Clarity | |
    """
    assert found(vault, "missing-five-c") == [
        ("LN-A.md", "warning", "the note does not judge the paper's Clarity"),
        ("LN-A.md", "warning", "the note does not judge the paper's Contributions"),
    ]


def test_a_note_that_was_only_begun_is_progress(vault: kg.Vault) -> None:
    """
    == LN-A.md
    # A
    == other.md
    """
    ((path, severity, message),) = found(vault, "missing-five-c")
    assert (path, severity) == ("LN-A.md", "info")
    assert message.startswith("none of the 5 Cs is judged yet: Category")


def test_two_notes_that_claim_one_identifier_are_reported(vault: kg.Vault) -> None:
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
    shown = found(vault, "duplicate-identifier")
    assert [(path, message.rpartition(": ")[2]) for path, _, message in shown] == [
        ("LN-A.md", "arxiv 2001.00001"),
        ("LN-B.md", "arxiv 2001.00001"),
        ("LN-C.md", "citekey same"),
        ("LN-D.md", "citekey same"),
    ]


def test_front_matter_and_body_that_disagree_are_reported(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: One
    year: 2019
    relevance: 4
    ---
    **Citation**: Last, F. (2020). One. Venue.

    **Relevance**: ⭐⭐⭐ — why
    """
    assert found(vault, "values-disagree") == [
        ("LN-A.md", "warning", "the year is '2020' here and '2019' in the front matter"),
        ("LN-A.md", "warning", "3 stars here and 4 in the front matter"),
    ]
