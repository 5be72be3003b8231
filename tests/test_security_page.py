"""Each line of docs/security.md names tests that prove it, and they are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES = [
    line
    for line in (ROOT / "docs" / "security.md").read_text("utf-8").splitlines()
    if line.startswith("- ")
]


@pytest.mark.parametrize("line", LINES)
def test_what_the_page_promises_is_proven(line: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", line)
    assert named
    for path, name in named:
        source = (ROOT / path).read_text("utf-8")
        assert re.search(rf"^ *def {name}\(", source, re.MULTILINE), f"{path} has no {name}"
