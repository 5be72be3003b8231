"""Checks of the project's own artifacts."""

from __future__ import annotations

import kg
from tests.checks.lines import lines


def test_unsupported_artifact_is_one_that_no_reading_informs(vault: kg.Vault) -> None:
    """
    == kg.yaml
    project: PUMA
    == PR-Ethics.md
    ---
    type: chapter
    title: Ethics
    ---
    == PR-Methods.md
    ---
    type: chapter
    title: Methods
    ---
    == LN-A.md
    ## PUMA Integration
    - **Methods**: it measures → [[PR-Methods]]
    """
    assert lines(vault, "unsupported-artifact") == [
        "PR-Ethics.md:1:1: info no reading informs 'Ethics' yet",
    ]
