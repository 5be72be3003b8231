"""Checks of pages that were taken into the vault."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_declared_count_differs_from_what_was_read(vault: kg.Vault) -> None:
    """
    == MR-A.md
    ## Core claim
    It is so.
    ### minor comments (3)
    1. The first.
    2. The second.
    """
    assert lines(vault, "declared-count-differs") == [
        "MR-A.md:3:1: warning 3 minor comments are declared here, 2 were read",
    ]


def test_declared_count_differs_is_worth_to_know_where_nothing_was_read(vault: kg.Vault) -> None:
    """
    == MR-A.md
    ## Core claim
    It is so.

    **Recognition**: 1 theorem link
    """
    assert lines(vault, "declared-count-differs") == [
        "MR-A.md:4:1: info 1 theorem links are declared here, 0 were read",
    ]


def test_unresolved_reference_stands_for_all_of_a_note(vault: kg.Vault) -> None:
    """
    == MR-A.md
    ## Core claim
    It is so.
    ## Reference graph
    1. https:/...
    2. Risks from learned optimization. arXiv:1906.01820, 2019.
    3. https:/...
    """
    (line,) = lines(vault, "unresolved-reference")
    assert line.startswith("MR-A.md:4:1: info 2 references were not recognised")
    assert line.endswith("on lines 6")
