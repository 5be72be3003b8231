"""Checks of how papers are judged."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_missing_five_c_is_a_warning_for_each_gap(vault: kg.Vault) -> None:
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
    assert lines(vault, "missing-five-c") == [
        "LN-A.md:1:1: warning the note does not judge the paper's Clarity",
        "LN-A.md:1:1: warning the note does not judge the paper's Contributions",
    ]


def test_missing_five_c_is_progress_in_a_note_that_was_only_begun(vault: kg.Vault) -> None:
    """
    == LN-A.md
    # A
    == other.md
    """
    (line,) = lines(vault, "missing-five-c")
    assert line.startswith("LN-A.md:1:1: info none of the 5 Cs is judged yet: Category, Context")


def test_missing_relevance_waits_until_the_paper_is_judged(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ## 5 Cs
    | C | Assessment |
    |---|---|
    | Category | Survey |
    == LN-B.md
    # Begun
    == LN-C.md
    ## 5 Cs
    | C | Assessment |
    |---|---|
    | Category | Survey |

    **Relevance**: ⭐⭐ — why
    """
    assert lines(vault, "missing-relevance") == [
        "LN-A.md:1:1: info the note does not say how relevant the paper is",
    ]


def test_relevance_out_of_range_counts_the_stars_of_this_vault(vault: kg.Vault) -> None:
    """
    == kg.yaml
    relevance_max: 3
    == LN-A.md
    ---
    title: A
    relevance: 4
    ---
    == LN-B.md
    **Relevance**: ⭐⭐⭐ — why
    == LN-C.md
    **Relevance**: 8/10 — why
    """
    assert lines(vault, "relevance-out-of-range") == ["LN-A.md:3:1: warning 4 stars, of 3"]


def test_relevance_out_of_range_takes_five_for_the_most_unasked(vault: kg.Vault) -> None:
    """
    == LN-A.md
    **Relevance**: ⭐⭐⭐⭐⭐⭐ — why
    == LN-B.md
    **Relevance**: ⭐⭐⭐⭐⭐ — why
    """
    assert lines(vault, "relevance-out-of-range") == ["LN-A.md:1:1: warning 6 stars, of 5"]
