"""Whatever is done in either of two vaults, a refreshed index equals one from nothing."""

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
from tests.index.compared import beside, quads
from tests.index.edits import EDITS, Edit

PROJECT, LIBRARY = "project", "library"
LINKING = "[[a]] [[Q]] [[library:a]] [[project:b#^block]] [@key2020] [[part]] [[LN-P]]\n"


class TwoEditedVaults(RuleBasedStateMachine):
    """Edits in either vault, each of which names the other, and a look at the first."""

    def __init__(self) -> None:
        """Begin with so many notes that a change is an update, not a rebuild."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "both"
        for name, other in ((PROJECT, LIBRARY), (LIBRARY, PROJECT)):
            (self.folder / name).mkdir(parents=True)
            said = f"base: https://example.org/{name}/\nvaults: {{{other}: ../{other}}}\n"
            (self.folder / name / "kg.yaml").write_text(said)

    @initialize(edits=st.lists(st.tuples(st.sampled_from([PROJECT, LIBRARY]), EDITS), max_size=8))
    def begin(self, edits: list[tuple[str, Edit]]) -> None:
        for number in range(30):
            for name in (PROJECT, LIBRARY):
                said = f"# Filler {number} of {name}\n" + (LINKING if number < 3 else "")
                (self.folder / name / f"filler-{number}.md").write_text(said)
        self._edit(edits)

    @rule(edits=st.lists(EDITS, min_size=1, max_size=2))
    def edit_here(self, edits: list[Edit]) -> None:
        self._edit([(PROJECT, edit) for edit in edits])

    @rule(edits=st.lists(EDITS, min_size=1, max_size=2))
    def edit_there(self, edits: list[Edit]) -> None:
        self._edit([(LIBRARY, edit) for edit in edits])

    def _edit(self, edits: list[tuple[str, Edit]]) -> None:
        for name, edit in edits:
            edit(self.folder / name)

    @invariant()
    def refreshed_equals_fresh(self) -> None:
        fresh = self.folder.with_name("fresh")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(self.folder, fresh, ignore=shutil.ignore_patterns(".kg"))
        for all_vaults in (False, True):
            refreshed = kg.open(self.folder / PROJECT, all_vaults=all_vaults)
            built = kg.open(fresh / PROJECT, all_vaults=all_vaults)
            assert quads(refreshed) == quads(built)
            assert beside(refreshed) == beside(built)
            assert refreshed.check() == built.check()

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent, ignore_errors=True)


QUICK = settings(
    max_examples=3,
    stateful_step_count=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

TestTwoEditedVaults = TwoEditedVaults.TestCase
TestTwoEditedVaults.settings = QUICK


@pytest.mark.soak
def test_two_edited_vaults_for_long() -> None:
    for_long = settings(QUICK, max_examples=40, stateful_step_count=15)
    run_state_machine_as_test(TwoEditedVaults, settings=for_long)
