"""Whatever is done to a vault, its refreshed index equals one that is built from nothing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

import kg
from tests.index.compared import beside, counted, fresh, quads
from tests.index.edits import EDITS, Edit


class EditedVault(RuleBasedStateMachine):
    """Edits, one or some at a time, and a look at the index after them."""

    def __init__(self) -> None:
        """Begin with so many notes that a change is an update, not a rebuild."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "vault"
        self.folder.mkdir()

    @initialize(edits=st.lists(EDITS, max_size=6))
    def begin(self, edits: list[Edit]) -> None:
        for number in range(40):
            filler = f"# Filler {number}\n" + ("[[a]] [[Q]] [[part]]\n" if number < 4 else "")
            (self.folder / f"filler-{number}.md").write_text(filler)
        self.edit(edits)

    @rule(edits=st.lists(EDITS, min_size=1, max_size=3))
    def edit(self, edits: list[Edit]) -> None:
        for edit in edits:
            edit(self.folder)

    @invariant()
    def refreshed_equals_fresh(self) -> None:
        refreshed, built = kg.open(self.folder), fresh(self.folder)
        assert quads(refreshed) == quads(built)
        assert beside(refreshed) == beside(built)
        assert refreshed.check() == built.check()
        said, there = counted(refreshed)
        assert said == there

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent, ignore_errors=True)


QUICK = settings(
    max_examples=10,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

TestEditedVault = EditedVault.TestCase
TestEditedVault.settings = QUICK


@pytest.mark.soak
def test_edited_vaults_for_long() -> None:
    for_long = settings(QUICK, max_examples=40, stateful_step_count=20)
    run_state_machine_as_test(EditedVault, settings=for_long)
