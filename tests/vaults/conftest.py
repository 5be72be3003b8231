"""Two vaults or more, written in the docstring of the test that is about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import write_files


@pytest.fixture
def folders(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Write the vaults in the docstring of the test, a folder each; return what holds them."""
    return write_files(tmp_path, request.function.__doc__ or "")
