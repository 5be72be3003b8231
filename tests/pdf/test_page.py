"""docs/pdf.md says what is so."""

from __future__ import annotations

from pathlib import Path

from kg.pdf import EXTRA
from kg.pdf.limits import LIMITS

PAGE = (Path(__file__).parents[2] / "docs/pdf.md").read_text("utf-8")


def test_the_page_names_the_extra_and_the_limits() -> None:
    assert f"pip install '{EXTRA}'" in PAGE
    for number in (LIMITS.bytes, LIMITS.pages, LIMITS.characters, LIMITS.memory):
        assert f" {number:,} " in PAGE
    assert f"after {LIMITS.seconds:.0f} seconds; after {LIMITS.patience} " in PAGE
