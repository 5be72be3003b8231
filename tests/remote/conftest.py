"""A store to push to, and a vault that is known well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.remote.servers import oxigraph


@pytest.fixture(autouse=True)
def nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing in the environment decide which store is asked, and by whom."""
    for name in (
        "KG_STORE",
        "KG_STORE_HOST",
        "KG_STORE_USER",
        "KG_STORE_PASSWORD",
        "KG_STORE_TOKEN",
        "KG_VAULT",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    """Run an empty store; return its address."""
    with oxigraph(tmp_path / "store") as address:
        yield address
