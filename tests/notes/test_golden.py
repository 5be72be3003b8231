"""Every way of writing a note that `formats.md` names, with what is read in it."""

from __future__ import annotations

from tests.notes.conftest import Golden
from tests.notes.shown import read, shown


def test_golden(golden: Golden) -> None:
    golden.check({path: shown(read(text, path)) for path, text in golden.notes.items()})
