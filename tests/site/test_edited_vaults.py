"""Whatever is done to a vault, its site brought up to date equals one that is made from nothing."""

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
from kg_site import build_site
from kg_site.graphs import kept
from tests.index.compared import fresh
from tests.index.edits import EDITS, Edit


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


class EditedSite(RuleBasedStateMachine):
    """Edits, one or some at a time, and the site after them."""

    def __init__(self) -> None:
        """Begin without a note; the title is not the folder's name, for that is another's."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "vault"
        self.folder.mkdir()
        (self.folder / "kg.yaml").write_text("title: Edited\n")

    @initialize(edits=st.lists(EDITS, min_size=3, max_size=8))
    def begin(self, edits: list[Edit]) -> None:
        self.edit(edits)

    @rule(edits=st.lists(EDITS, min_size=1, max_size=3))
    def edit(self, edits: list[Edit]) -> None:
        for edit in edits:
            edit(self.folder)

    @invariant()
    def site_brought_up_to_date_equals_one_from_nothing(self) -> None:
        """The kept layout belongs to both: where things lie depends on where they lay before."""
        vault, out = kg.open(self.folder), self.folder.parent / "out"
        build_site(vault, out)
        anew, beside = fresh(self.folder), self.folder.parent / "fresh"
        layout = vault.published().index_folder / kept.FILE
        if layout.exists():
            shutil.copy(layout, anew.published().index_folder / kept.FILE)
        shutil.rmtree(beside, ignore_errors=True)
        build_site(anew, beside)
        assert files(out) == files(beside)

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent, ignore_errors=True)


QUICK = settings(
    max_examples=4,
    stateful_step_count=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

TestEditedSite = EditedSite.TestCase
TestEditedSite.settings = QUICK


@pytest.mark.soak
def test_edited_sites_for_long() -> None:
    for_long = settings(QUICK, max_examples=20, stateful_step_count=15)
    run_state_machine_as_test(EditedSite, settings=for_long)
