"""Surveys of a vault that was not written for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import kg


def test_a_vault_of_other_habits_is_surveyed(real_vault: Callable[[str], Path]) -> None:
    vault = kg.open(real_vault("nexus-vault"))
    assert vault.compare().things == ()
    for table in vault.comparison_tables():
        found = vault.compare(by=table.name)
        paths = {s.path for thing in found.things for cell in thing.cells for s in cell.said}
        assert not found.things or table.path in paths
    totals = {one.name: one.total for one in vault.gaps() if one.total}
    assert set(totals) == {"unwritten"}
    (unwritten,) = vault.gaps("unwritten")
    assert not [gap.label for gap in unwritten.gaps if "<%" in gap.label or ".jpg" in gap.label]
    assert vault.read_next() == ()
    assert vault.timeline() == ()
