"""Golden files of notes: `== path` headed notes, then `=> path` headed readings."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden" / "notes"


@dataclass(frozen=True)
class Golden:
    """Notes, and what is expected to be read in them."""

    path: Path
    update: bool

    @property
    def _notes_as_typed(self) -> str:
        return re.split(r"^=> ", self.path.read_text("utf-8"), flags=re.MULTILINE)[0]

    @property
    def notes(self) -> dict[str, str]:
        """The text of each note by its path."""
        parts = re.split(r"^== (.+)\n", self._notes_as_typed, flags=re.MULTILINE)
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    def check(self, readings: dict[str, str]) -> None:
        """Compare what was read with what is expected, or write it down."""
        want = self._notes_as_typed + "".join(
            f"=> {path}\n{reading}" for path, reading in readings.items()
        )
        if self.update:
            self.path.write_text(want, "utf-8")
        assert self.path.read_text("utf-8") == want


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `golden` every file of tests/golden/notes, by name."""
    if "golden" in metafunc.fixturenames:
        asked = metafunc.config.getoption("--update-golden", default=False)
        update = bool(asked) or "UPDATE_GOLDEN" in os.environ
        files = sorted(GOLDEN.glob("*.md"))
        metafunc.parametrize(
            "golden", [Golden(f, update) for f in files], ids=lambda g: g.path.stem
        )
