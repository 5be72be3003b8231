"""Checks of what notes say of their papers."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_values_disagree_between_front_matter_and_body(vault: kg.Vault) -> None:
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
    assert lines(vault, "values-disagree") == [
        "LN-A.md:6:1: warning the year is '2020' here and '2019' in the front matter",
        "LN-A.md:8:1: warning 3 stars here and 4 in the front matter",
    ]


def test_year_disagrees_between_a_note_and_a_list_of_references(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: Risks from learned optimization
    arxiv: "1906.01820"
    authors: [Evan Hubinger]
    year: 2019
    ---
    == MR-B.md
    ---
    title: A review
    ---
    ## Core claim
    It is so.
    ## Reference graph
    1. Risks from learned optimization
       Hubinger et al. arXiv preprint arXiv:1906.01820, 2021.
    """
    (found,) = vault.check(["year-disagrees"])
    assert str(found) == (
        "MR-B.md:8:53: warning[year-disagrees] arXiv:1906.01820 is of 2021 here"
        " and of 2019 in LN-A.md:5"
    )
    assert found.help == "2019 is believed; make the two agree"


def test_title_disagrees_where_an_identifier_was_copied(vault: kg.Vault) -> None:
    """
    == LN-A.md
    ---
    title: Risks from learned optimization
    doi: 10.1000/risks
    ---
    == LN-B.md
    ---
    title: Concrete problems in AI safety
    doi: 10.1000/risks
    ---
    == LN-C.md
    ---
    title: "Risks from Learned Optimization: a subtitle"
    doi: 10.1000/risks
    ---
    """
    assert lines(vault, "title-disagrees") == [
        (
            "LN-B.md:3:6: warning DOI 10.1000/risks is 'Concrete problems in AI safety' here"
            " and 'Risks from learned optimization' in LN-A.md:3"
        ),
    ]


def test_incomplete_citation_is_progress_where_nothing_is_said_yet(vault: kg.Vault) -> None:
    """
    == LN-A.md
    # LN: A
    == LN-B.md
    ---
    title: B
    authors: [Ann Lee]
    ---
    == LN-C.md
    **Citation**: Lee, A. (2020). C.
    """
    assert lines(vault, "incomplete-citation") == [
        "LN-A.md:1:1: info the note does not say the paper's authors and year",
        "LN-B.md:1:1: warning the note does not say the paper's year",
    ]
